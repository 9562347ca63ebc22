import { Alert, Button, Card, Form } from 'antd'
import { Page } from '../../components/page/page'
import { Why } from '../why'
import { Fields } from './fields'
import { Roll } from './roll'
import { useDeclaration } from './use-declaration'

export function NewDeclarationPage() {
  const declaring = useDeclaration()
  const { draft, change, asked, busy, submitNow } = declaring
  return (
    <Page
      title="申报线下学时"
      name="申报线下学时"
      back={{ to: '/credit-requests', label: '学时更正与申报' }}
      actions={
        <Button type="primary" loading={busy} onClick={submitNow}>
          提交审批
        </Button>
      }
    >
      <Alert
        type="info"
        showIcon
        title="按班申报，由另一位同志审批后入账。同一学员、同一班次、同一天只记一次，重复申报不会多记。"
      />
      <Card title="1. 班次">
        <Fields declaring={declaring} />
      </Card>
      <Card title="2. 名单">
        <Roll declaring={declaring} />
      </Card>
      <Card title="3. 事由和凭据">
        <Form layout="vertical" className="narrow-form">
          <Why
            reason={draft.reason}
            evidence={draft.evidence}
            onReason={(reason) => change({ reason })}
            onEvidence={(evidence) => change({ evidence })}
            asked={asked}
            placeholder="什么培训，谁组织，如何考勤"
          />
        </Form>
      </Card>
    </Page>
  )
}
