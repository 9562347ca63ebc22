import { AuditOutlined } from '@ant-design/icons'
import { creditRequestRoles, requesterRoles } from '@zhixing/shared/corrections/rules'
import type { ConsoleModule } from '../components/shell/console-module'

export const consoleModule: ConsoleModule = {
  routes: [
    {
      path: 'credit-requests',
      load: async () => (await import('./list')).CreditRequestListPage,
    },
    {
      path: 'credit-requests/reversal',
      load: async () => (await import('./reversal')).NewReversalPage,
      visibleTo: requesterRoles.reversal,
    },
    {
      path: 'credit-requests/declaration',
      load: async () => (await import('./declaration')).NewDeclarationPage,
      visibleTo: requesterRoles.declaration,
    },
    {
      path: 'credit-requests/:requestId',
      load: async () => (await import('./detail')).CreditRequestDetailPage,
    },
  ],
  menu: [
    {
      path: 'credit-requests',
      label: '学时更正与申报',
      icon: <AuditOutlined aria-hidden />,
      order: 40,
      visibleTo: creditRequestRoles,
      waiting: {
        visibleTo: ['approver'],
        loadPage: async (...page) => (await import('./waiting')).loadWaitingRequests(...page),
      },
    },
  ],
}
