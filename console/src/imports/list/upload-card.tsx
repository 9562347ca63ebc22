import { useMutation } from '@tanstack/react-query'
import { createImport, getImportTemplate, readImport } from '@zhixing/shared/imports/contract'
import { Alert, Button } from 'antd'
import { useRef } from 'react'
import { useNavigate } from 'react-router-dom'
import { SectionCard } from '../../components/page/section-card'
import { FileField } from '../../components/upload/file-field'
import { useUpload } from '../../components/upload/use-upload'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { newId } from '../../server/new-id'
import { openFile } from '../open-file'

const MEGABYTES_MAX = 200
const accept = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/csv',
  'text/plain',
] as const

const explanation =
  `Excel 工作簿（.xlsx）或文本表格（.csv），不超过 ${MEGABYTES_MAX} MB。要有姓名、学员编号、职级三列，` +
  '手机号、单位、提任日期可有可无，列的顺序不限；标题行上面有大标题也没关系。先检查，确认后才导入。'

/** Chooses a table file, sends it and goes on to its page. */
export function UploadCard() {
  const navigate = useNavigate()
  const upload = useUpload()
  const importId = useRef('')
  const template = useMutation({ mutationFn: () => call(getImportTemplate, {}) })
  const send = async (file: File) => {
    importId.current = newId()
    const sent = await upload.send(file, {
      accept,
      megabytesMax: MEGABYTES_MAX,
      requestTarget: async ({ bytes, sha256 }, signal) => {
        const input = { importId: importId.current, fileName: file.name, bytes, sha256 }
        return (await call(createImport, input, signal)).upload
      },
    })
    if (!sent) return
    // If this fails, the page of the import offers it once more.
    await call(readImport, { importId: importId.current }).catch(() => undefined)
    navigate(`/imports/${importId.current}`)
  }
  return (
    <SectionCard title="上传名册">
      <FileField accept=".xlsx,.csv,.txt" upload={upload} onChoose={send} hasFile={false}>
        {null}
      </FileField>
      <p className="quiet">{explanation}</p>
      <Button
        type="link"
        className="template-link"
        loading={template.isPending}
        onClick={async () => openFile((await template.mutateAsync()).url)}
      >
        下载模板
      </Button>
      {template.isError && <Alert role="alert" type="warning" showIcon title={errorTitle(template.error)} />}
    </SectionCard>
  )
}
