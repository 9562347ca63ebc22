import type { Evidence } from '@zhixing/shared/corrections/contract'
import { Form, Input } from 'antd'
import { fieldProps } from '../components/forms/field-props'
import { EvidenceField } from './evidence-field'

interface Props {
  reason: string
  evidence: Evidence | undefined
  onReason: (reason: string) => void
  onEvidence: (evidence: Evidence) => void
  placeholder: string
  /** Shows what is missing, from the first attempt to submit on. */
  showsErrors: boolean
}

/** Hours are changed only with a written reason and a document as evidence. */
export const ReasonAndEvidence = ({
  reason,
  evidence,
  onReason,
  onEvidence,
  placeholder,
  showsErrors,
}: Props) => (
  <>
    <Form.Item
      label="事由"
      required
      {...fieldProps('request-reason', showsErrors && !reason.trim() ? '请写明事由' : undefined)}
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
      required
      {...fieldProps('request-evidence', showsErrors && !evidence ? '请上传凭据' : undefined)}
    >
      <EvidenceField id="request-evidence" value={evidence} onChange={onEvidence} />
      <div className="field-hint">
        签到表、结业通知、核查记录等，PDF 或图片，不超过 50
        MB。只给经办和监管人员查看；系统记下文件的指纹，此后换不了。
      </div>
    </Form.Item>
  </>
)
