import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ImportView, startImport, stopImport } from '@zhixing/shared/imports/contract'
import { Alert, Button, Progress } from 'antd'
import { SectionCard } from '../../components/page/section-card'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { importQueries } from '../queries'

/** How far the check or the import is, what came of it, and what can be done next. */
export function ProgressCard({ shown, onMapAgain }: { shown: ImportView; onMapAgain: () => void }) {
  const queryClient = useQueryClient()
  const { importId, revision, state, progress, reason } = shown
  const onSuccess = (next: ImportView) => {
    queryClient.setQueryData(importQueries.importKey(importId), next)
    return queryClient.invalidateQueries({ queryKey: importQueries.listKey })
  }
  const start = useMutation({ mutationFn: () => call(startImport, { importId, revision }), onSuccess })
  const stop = useMutation({ mutationFn: () => call(stopImport, { importId }), onSuccess })
  if (!progress) return null
  const { rows, done, accepted, refused, skipped } = progress
  const percent = rows === 0 ? 100 : Math.floor((done / rows) * 100)
  const error = start.error ?? stop.error
  const isRunning = state === 'checking' || state === 'importing'
  return (
    <SectionCard title={titleOf(shown)}>
      {isRunning && <Progress percent={percent} aria-label="进度" />}
      <p role="status">
        {isRunning ? `看了 ${done} 行，共 ${rows} 行。` : ''}
        {acceptedWords(shown, accepted)}
        {refused > 0 && `，退回 ${refused} 行`}
        {skipped > 0 && `，空行和合计行 ${skipped} 行不算`}。
      </p>
      {state === 'stopped' && (
        <Alert type="info" showIcon title={`${reason ?? '已中止'}。已经导入的保留。`} />
      )}
      {error && <Alert role="alert" type="warning" showIcon title={errorTitle(error)} />}
      <div className="import-buttons">
        {state === 'checked' && (
          <Button
            type="primary"
            disabled={accepted === 0}
            loading={start.isPending}
            onClick={() => start.mutate()}
          >
            导入 {accepted} 行
          </Button>
        )}
        {state === 'stopped' && (
          <Button type="primary" loading={start.isPending} onClick={() => start.mutate()}>
            接着导入
          </Button>
        )}
        {(state === 'checked' || state === 'stopped') && <Button onClick={onMapAgain}>改列再检查</Button>}
        {isRunning && (
          <Button loading={stop.isPending} onClick={() => stop.mutate()}>
            中止
          </Button>
        )}
      </div>
    </SectionCard>
  )
}

const titleOf = ({ state }: ImportView): string => {
  if (state === 'checking') return '正在检查，还没有导入'
  if (state === 'checked') return '检查完了，还没有导入'
  if (state === 'importing') return '正在导入'
  return state === 'done' ? '导入完成' : '已中止'
}

const acceptedWords = ({ state }: ImportView, accepted: number): string =>
  state === 'checking' || state === 'checked' ? `可以导入 ${accepted} 行` : `已导入 ${accepted} 行`
