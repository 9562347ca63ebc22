import { LogoutOutlined, UserOutlined } from '@ant-design/icons'
import type { Learner } from '@zhixing/shared/identity/contract'
import type { Grant, Role } from '@zhixing/shared/identity/role'
import { App, Button, Dropdown, Tooltip } from 'antd'
import { tokenStore } from '../../server/token-store'

const roleTitles: Record<Role, string> = {
  editor: '起草',
  approver: '审批',
  publisher: '发布',
  supervisor: '监管',
  system: '系统管理',
}

/** Name, roles and scope: what an administrator is here, in one line. */
export function AccountMenu({ learner }: { learner: Learner }) {
  const { modal } = App.useApp()
  const scopes = scopesOf(learner.grants)
  const signOut = () =>
    modal.confirm({
      title: '退出管理台？',
      content: '未保存的修改会暂存在本机，再次登录后可以继续。',
      okText: '退出',
      cancelText: '取消',
      onOk: () => tokenStore.end(),
    })
  return (
    <div className="account">
      <Tooltip title={scopes.length > 1 && scopes.join('；')}>
        <span className="account-scope">
          {scopes[0] + (scopes.length > 1 ? ` 等${scopes.length}处` : '')}
        </span>
      </Tooltip>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'scopes',
              type: 'group',
              label: '我的权限',
              children: scopes.map((scope) => ({ key: scope, label: scope, disabled: true })),
            },
            { type: 'divider' },
            { key: 'sign-out', icon: <LogoutOutlined aria-hidden />, label: '退出', onClick: signOut },
          ],
        }}
      >
        <Button type="text" icon={<UserOutlined aria-hidden />} className="account-name">
          {learner.name}
        </Button>
      </Dropdown>
    </div>
  )
}

/** One line for each organisation: `永州市：起草、发布`. */
function scopesOf(grants: Grant[]): string[] {
  const organisations = [...new Set(grants.map(({ organisationName }) => organisationName))]
  return organisations.map((name) => {
    const roles = grants
      .filter((grant) => grant.organisationName === name)
      .map(({ role }) => roleTitles[role])
    return `${name} · ${roles.join('、')}`
  })
}
