import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ImportView, readImport } from '@zhixing/shared/imports/contract'
import { Alert, Button, Steps } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { LinkButton } from '../../components/page/link-button'
import { Page } from '../../components/page/page'
import { SectionCard } from '../../components/page/section-card'
import { call } from '../../server/call'
import '../imports.css'
import { importQueries } from '../queries'
import { ImportStateTag, stepOf } from '../words'
import { MappingCard } from './mapping-card'
import { ProgressCard } from './progress-card'
import { RefusedCard } from './refused-card'

const steps = ['选文件', '核对列', '检查', '导入'].map((title) => ({ title }))

/** One import, from its columns to its report. It survives a reload: the server knows how far it is. */
export function ImportPage() {
  const { importId = '' } = useParams()
  const { data: shown, error, refetch } = useQuery(importQueries.one(importId))
  const [mapsAgain, setMapsAgain] = useState(false)
  if (error && !shown) return <LoadError error={error} onRetry={refetch} />
  if (!shown) return <Loading />
  const isMapping = shown.state === 'mapping' || (mapsAgain && ['checked', 'stopped'].includes(shown.state))
  return (
    <Page
      title={shown.fileName}
      back={{ to: '/imports', label: '导入名册' }}
      aside={<ImportStateTag state={shown.state} />}
    >
      <div className="import-cards">
        <Steps
          current={isMapping ? 1 : stepOf(shown)}
          status={shown.state === 'done' ? 'finish' : 'process'}
          items={steps}
          size="small"
          responsive={false}
        />
        {error && <LoadError error={error} onRetry={refetch} inline />}
        {(shown.state === 'uploading' || shown.state === 'reading') && <ReadingCard shown={shown} />}
        {shown.state === 'unreadable' && <UnreadableCard reason={shown.reason} />}
        {isMapping && shown.notes.length > 0 && <NotesCard notes={shown.notes} />}
        {isMapping && <MappingCard key={shown.revision} shown={shown} onCheck={() => setMapsAgain(false)} />}
        {!isMapping && <ProgressCard shown={shown} onMapAgain={() => setMapsAgain(true)} />}
        {!isMapping && shown.firstRefused.length > 0 && <RefusedCard shown={shown} />}
        {shown.state === 'done' && (
          <div>
            <LinkButton to="/people">查看人员</LinkButton>
          </div>
        )}
      </div>
    </Page>
  )
}

function ReadingCard({ shown }: { shown: ImportView }) {
  const queryClient = useQueryClient()
  const { importId } = shown
  const read = useMutation({
    mutationFn: () => call(readImport, { importId }),
    onSuccess: (next) => queryClient.setQueryData(importQueries.importKey(importId), next),
  })
  if (shown.state === 'reading') {
    return (
      <SectionCard title="正在读取文件">
        <Loading />
      </SectionCard>
    )
  }
  return (
    <SectionCard title="文件还没有读取">
      <p>如果上传已经完成，请读取；没有完成的，请回到上一页重新选择文件。</p>
      <Button loading={read.isPending} onClick={() => read.mutate()}>
        读取文件
      </Button>
    </SectionCard>
  )
}

const UnreadableCard = ({ reason = '文件读不出来' }: { reason?: string | undefined }) => (
  <SectionCard title="这个文件不能导入">
    <Alert role="alert" type="error" showIcon title={reason} />
    <div className="import-buttons">
      <LinkButton to="/imports">重新选择文件</LinkButton>
    </div>
  </SectionCard>
)

const NotesCard = ({ notes }: { notes: string[] }) => (
  <SectionCard title="请留意">
    <ul className="import-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  </SectionCard>
)
