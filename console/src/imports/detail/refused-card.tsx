import { useMutation } from '@tanstack/react-query'
import { getImportResult, type ImportView } from '@zhixing/shared/imports/contract'
import { Alert, Button } from 'antd'
import { SectionCard } from '../../components/page/section-card'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { openFile } from '../open-file'

/** The first refused rows with their reasons, and all of them as a file. */
export function RefusedCard({ shown }: { shown: ImportView }) {
  const { importId, firstRefused, progress, resultOpens } = shown
  const result = useMutation({ mutationFn: () => call(getImportResult, { importId }) })
  const refused = progress?.refused ?? 0
  return (
    <SectionCard title={`退回的行（${refused}）`}>
      <table className="column-table refused-rows" aria-label="退回的行">
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">原因</th>
          </tr>
        </thead>
        <tbody>
          {firstRefused.map(({ row, reasons }) => (
            <tr key={row}>
              <th scope="row">第 {row} 行</th>
              <td>{reasons.join('；')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {refused > firstRefused.length && <p className="quiet">这里列出前 {firstRefused.length} 行。</p>}
      {resultOpens && <p>下载退回的行，在文件里改好，再当作新的名册上传；已经导入的不会重复。</p>}
      {result.isError && <Alert role="alert" type="warning" showIcon title={errorTitle(result.error)} />}
      {resultOpens && (
        <Button loading={result.isPending} onClick={async () => openFile((await result.mutateAsync()).url)}>
          下载退回的行
        </Button>
      )}
    </SectionCard>
  )
}
