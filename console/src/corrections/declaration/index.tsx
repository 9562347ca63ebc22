import { Alert, Button, Form } from 'antd'
import { Page } from '../../components/page/page'
import { SectionCard } from '../../components/page/section-card'
import '../corrections.css'
import { ReasonAndEvidence } from '../reason-and-evidence'
import { ClassFields } from './class-fields'
import { Roster } from './roster'
import { useDeclaration } from './use-declaration'

export function NewDeclarationPage() {
  const form = useDeclaration()
  const { draft, change, showsErrors, isBusy, submitNow } = form
  return (
    <Page
      title="申报线下学时"
      back={{ to: '/credit-requests', label: '学时更正与申报' }}
      actions={
        <Button type="primary" loading={isBusy} onClick={submitNow}>
          提交审批
        </Button>
      }
    >
      <Alert
        type="info"
        showIcon
        title="按班申报，由另一位同志审批后入账。同一学员、同一班次、同一天只记一次，重复申报不会多记。"
      />
      <SectionCard title="1. 班次">
        <ClassFields form={form} />
      </SectionCard>
      <SectionCard title="2. 名单">
        <Roster form={form} />
      </SectionCard>
      <SectionCard title="3. 事由和凭据">
        <Form layout="vertical" className="narrow-form">
          <ReasonAndEvidence
            reason={draft.reason}
            evidence={draft.evidence}
            onReason={(reason) => change({ reason })}
            onEvidence={(evidence) => change({ evidence })}
            showsErrors={showsErrors}
            placeholder="什么培训，谁组织，如何考勤"
          />
        </Form>
      </SectionCard>
    </Page>
  )
}
