import { Alert, Button, Form } from 'antd'
import { Page } from '../../components/page/page'
import { SectionCard } from '../../components/page/section-card'
import '../corrections.css'
import { ReasonAndEvidence } from '../reason-and-evidence'
import { EntryPicker } from './entry-picker'
import { LearnerSearch } from './learner-search'
import { useReversal } from './use-reversal'

export function NewReversalPage() {
  const form = useReversal()
  const { learner, entry, showsErrors, submit, isBusy } = form
  return (
    <Page
      title="申请冲正"
      back={{ to: '/credit-requests', label: '学时更正与申报' }}
      actions={
        <Button type="primary" disabled={!learner} loading={isBusy} onClick={submit}>
          提交审批
        </Button>
      }
    >
      <Alert
        type="info"
        showIcon
        title="冲正是整笔收回。原记录不删不改，另记一笔负数，写明原因，由另一位同志审批。学员在学习档案里看得到。"
      />
      <LearnerSearch form={form} />
      {learner && (
        <>
          <SectionCard title="2. 选择要冲正的学时">
            <EntryPicker form={form} />
            {showsErrors && !entry && (
              <p role="alert" className="bad">
                请选择一笔学时
              </p>
            )}
          </SectionCard>
          <SectionCard title="3. 事由和凭据">
            <Form layout="vertical" className="narrow-form">
              <ReasonAndEvidence
                reason={form.reason}
                evidence={form.evidence}
                onReason={form.setReason}
                onEvidence={form.setEvidence}
                showsErrors={showsErrors}
                placeholder="为什么要收回这笔学时。学员会看到这段话，请写清楚、写平实。"
              />
            </Form>
          </SectionCard>
        </>
      )}
    </Page>
  )
}
