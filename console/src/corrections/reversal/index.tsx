import { Alert, Button, Card, Form, Input } from 'antd'
import { Page } from '../../components/page/page'
import { errorTitle } from '../../server/error-title'
import { Why } from '../why'
import { PickEntry } from './pick-entry'
import { useReversal } from './use-reversal'

export function NewReversalPage() {
  const reversing = useReversal()
  const { code, setCode, find, entry, asked, submit, busy } = reversing
  const learner = find.data
  const isCode = /^\d{8}$/.test(code)
  return (
    <Page
      title="申请冲正"
      name="申请冲正"
      back={{ to: '/credit-requests', label: '学时更正与申报' }}
      actions={
        <Button type="primary" disabled={!learner} loading={busy} onClick={submit}>
          提交审批
        </Button>
      }
    >
      <Alert
        type="info"
        showIcon
        title="冲正是整笔收回。原记录不删不改，另记一笔负数，写明原因，由另一位同志审批。学员在学习档案里看得到。"
      />
      <Card title="1. 找到学员">
        <form
          className="find-learner"
          onSubmit={(event) => {
            event.preventDefault()
            if (isCode) find.mutate(code)
          }}
        >
          <Input
            value={code}
            inputMode="numeric"
            maxLength={8}
            placeholder="8 位学员编号"
            aria-label="学员编号"
            onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
          />
          <Button htmlType="submit" disabled={!isCode} loading={find.isPending}>
            查询
          </Button>
        </form>
        {find.error && <Alert className="found" type="warning" showIcon title={errorTitle(find.error)} />}
        {learner && !find.error && (
          <p className="found">
            <strong>{learner.name}</strong>{' '}
            <span className="quiet">{learner.organisationNames.join(' / ')}</span>
          </p>
        )}
      </Card>
      {learner && !find.error && (
        <>
          <Card title="2. 选择要冲正的学时">
            <PickEntry reversing={reversing} />
            {asked && !entry && <p className="bad">请选择一笔学时</p>}
          </Card>
          <Card title="3. 事由和凭据">
            <Form layout="vertical" className="narrow-form">
              <Why
                reason={reversing.reason}
                evidence={reversing.evidence}
                onReason={reversing.setReason}
                onEvidence={reversing.setEvidence}
                asked={asked}
                placeholder="为什么要收回这笔学时。学员会看到这段话，请写清楚、写平实。"
              />
            </Form>
          </Card>
        </>
      )}
    </Page>
  )
}
