import { KeyOutlined } from '@ant-design/icons'
import { dutyRoles } from '@zhixing/shared/identity/role'
import type { ConsoleModule } from '../components/shell/console-module'

export const consoleModule: ConsoleModule = {
  routes: [
    { path: 'grants', load: async () => (await import('./list')).GrantListPage },
    {
      path: 'grants/request',
      load: async () => (await import('./request')).RequestGrantPage,
      visibleTo: ['system'],
    },
    { path: 'grants/:grantId', load: async () => (await import('./detail')).GrantDetailPage },
  ],
  menu: [
    {
      path: 'grants',
      label: '权限',
      icon: <KeyOutlined aria-hidden />,
      order: 70,
      visibleTo: dutyRoles,
      waiting: {
        visibleTo: ['security'],
        loadPage: async (...page) => (await import('./waiting')).loadWaitingGrants(...page),
      },
    },
  ],
}
