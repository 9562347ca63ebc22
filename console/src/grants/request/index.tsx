import { roleTitles } from '@zhixing/shared/identity/grant'
import { type Role, roles } from '@zhixing/shared/identity/role'
import { Alert, Button, Card, Form, Input, Select } from 'antd'
import { fieldProps } from '../../components/forms/field-props'
import { OrganisationSelect } from '../../components/organisation/organisation-select'
import { Page } from '../../components/page/page'
import { grantsWith } from '../../server/grants'
import { useAdministrator } from '../../server/use-administrator'
import { roleMeanings } from '../words'
import { useRequestGrant } from './use-request-grant'

export function RequestGrantPage() {
  const { form, change, errors, submit, isBusy } = useRequestGrant()
  const grants = grantsWith(useAdministrator().data?.grants ?? [], ['system'])
  return (
    <Page
      title="申请权限"
      back={{ to: '/grants', label: '权限' }}
      actions={
        <Button type="primary" loading={isBusy} onClick={submit}>
          提交
        </Button>
      }
    >
      <Alert
        type="info"
        showIcon
        title="一人申请，另一人批准。批准以前不起作用；不能为自己申请。系统管理、安全管理、审计管理由三个人分别担任，不兼业务。"
      />
      <Card>
        <Form layout="vertical" className="narrow-form">
          <Form.Item label="姓名" required {...fieldProps('name', errors.name)}>
            <Input
              id="name"
              value={form.name}
              maxLength={40}
              onChange={(event) => change({ name: event.target.value })}
            />
          </Form.Item>
          <Form.Item label="学员编号" required {...fieldProps('rosterCode', errors.rosterCode)}>
            <Input
              id="rosterCode"
              value={form.rosterCode}
              inputMode="numeric"
              placeholder="8 位数字"
              onChange={(event) => change({ rosterCode: event.target.value })}
            />
          </Form.Item>
          <Form.Item label="权限" required {...fieldProps('role', errors.role)}>
            <Select<Role>
              id="role"
              value={form.role}
              placeholder="请选择权限"
              onChange={(role) => change({ role })}
              options={roles.map((role) => ({
                value: role,
                label: `${roleTitles[role]}：${roleMeanings[role]}`,
              }))}
            />
          </Form.Item>
          <Form.Item label="单位" required {...fieldProps('organisationId', errors.organisationId)}>
            <OrganisationSelect
              id="organisationId"
              grants={grants}
              value={form.organisationId}
              placeholder="请选择单位"
              hintOf={(path) => `权限包括 ${path} 及其下级单位`}
              onChange={(organisationId) => change({ organisationId })}
            />
          </Form.Item>
          <Form.Item label="理由" required className="counted" {...fieldProps('reason', errors.reason)}>
            <Input.TextArea
              id="reason"
              value={form.reason}
              maxLength={200}
              showCount
              autoSize={{ minRows: 3 }}
              placeholder="为什么需要，例如：接替王某负责审批"
              onChange={(event) => change({ reason: event.target.value })}
            />
          </Form.Item>
        </Form>
      </Card>
    </Page>
  )
}
