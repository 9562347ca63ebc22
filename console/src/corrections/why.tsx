import type { Evidence } from '@zhixing/shared/corrections/contract'
import { Form, Input } from 'antd'
import { EvidenceFile } from './evidence-file'

interface Props {
  reason: string
  evidence: Evidence | undefined
  onReason: (reason: string) => void
  onEvidence: (evidence: Evidence) => void
  placeholder: string
  asked: boolean // what is missing is said after the first attempt
}

/** No change of anybody's hours without a reason and something in hand. */
export const Why = ({ reason, evidence, onReason, onEvidence, placeholder, asked }: Props) => (
  <>
    <Form.Item
      label="事由"
      htmlFor="request-reason"
      required
      {...problem(asked && !reason.trim(), '请写明事由')}
    >
      <Input.TextArea
        id="request-reason"
        value={reason}
        maxLength={300}
        showCount
        autoSize={{ minRows: 3 }}
        placeholder={placeholder}
        onChange={(event) => onReason(event.target.value)}
      />
    </Form.Item>
    <Form.Item
      label="凭据"
      htmlFor="request-evidence"
      required
      {...problem(asked && !evidence, '请上传凭据')}
    >
      <EvidenceFile id="request-evidence" value={evidence} onChange={onEvidence} />
      <div className="field-hint">
        签到表、结业通知、核查记录等，PDF 或图片，不超过 50
        MB。只给经办和监管人员查看；系统记下文件的指纹，此后换不了。
      </div>
    </Form.Item>
  </>
)

const problem = (isWrong: boolean, help: string) =>
  isWrong ? { validateStatus: 'error' as const, help } : {}
