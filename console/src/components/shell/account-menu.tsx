import { LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { endSessions, type Learner } from '@zhixing/shared/identity/contract'
import { roleTitles } from '@zhixing/shared/identity/grant'
import type { Grant } from '@zhixing/shared/identity/role'
import { App, Button, Dropdown, Tooltip } from 'antd'
import { Link } from 'react-router-dom'
import { call } from '../../server/call'
import { tokenStore } from '../../server/token-store'

/** The administrator's name, their roles by organisation, and 退出. */
export function AccountMenu({ administrator }: { administrator: Learner }) {
  const { modal } = App.useApp()
  const lines = grantLines(administrator.grants)
  const summary = lines.length > 1 ? `${lines[0]} 等${lines.length}处` : lines[0]
  const signOut = () =>
    modal.confirm({
      title: '退出管理台？',
      content: '未保存的修改会暂存在本机，再次登录后可以继续。',
      okText: '退出',
      cancelText: '取消',
      onOk: async () => {
        // Without an answer the token still ends here, and by itself within half an hour.
        await call(endSessions, { which: 'current' }).catch(() => undefined)
        tokenStore.signOut()
      },
    })
  return (
    <div className="account">
      <Tooltip title={lines.length > 1 && lines.join('；')}>
        <span className="account-scope">{summary}</span>
      </Tooltip>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'grants',
              type: 'group',
              label: '我的权限',
              children: lines.map((line) => ({ key: line, label: line, disabled: true })),
            },
            { type: 'divider' },
            { key: 'sessions', label: <Link to="/sessions">登录设备和动态口令</Link> },
            { key: 'sign-out', icon: <LogoutOutlined aria-hidden />, label: '退出', onClick: signOut },
          ],
        }}
      >
        <Button type="text" icon={<UserOutlined aria-hidden />} className="account-name">
          {administrator.name}
        </Button>
      </Dropdown>
    </div>
  )
}

/** One line for each organisation: `永州市 · 起草、发布`. */
function grantLines(grants: Grant[]): string[] {
  const organisations = [...new Set(grants.map(({ organisationName }) => organisationName))]
  return organisations.map((name) => {
    const titles = grants
      .filter(({ organisationName }) => organisationName === name)
      .map(({ role }) => roleTitles[role])
    return `${name} · ${titles.join('、')}`
  })
}
