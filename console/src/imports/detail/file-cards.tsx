import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ImportView, readImport } from '@zhixing/shared/imports/contract'
import { Alert, Button } from 'antd'
import { Loading } from '../../components/feedback/loading'
import { LinkButton } from '../../components/page/link-button'
import { SectionCard } from '../../components/page/section-card'
import { call } from '../../server/call'
import { importQueries } from '../queries'

/** While the file is read, or where its reading was not begun. */
export function ReadingCard({ shown }: { shown: ImportView }) {
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

/** Says what the owner of a file that is no table can do. */
export const UnreadableCard = ({ reason = '文件读不出来' }: { reason?: string | undefined }) => (
  <SectionCard title="这个文件不能导入">
    <Alert role="alert" type="error" showIcon title={reason} />
    <div className="import-buttons">
      <LinkButton to="/imports">重新选择文件</LinkButton>
    </div>
  </SectionCard>
)

/** What a person may not see in the file, such as hidden rows. */
export const NotesCard = ({ notes }: { notes: string[] }) => (
  <SectionCard title="请留意">
    <ul className="import-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  </SectionCard>
)
