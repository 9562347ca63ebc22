import { TeamOutlined } from '@ant-design/icons'
import { keeperRoles, rosterRoles } from '@zhixing/shared/people/rules'
import type { ConsoleModule } from '../components/shell/console-module'

export const consoleModule: ConsoleModule = {
  routes: [
    { path: 'people', load: async () => (await import('./list')).PeopleListPage },
    { path: 'people/:learnerId', load: async () => (await import('./detail')).PersonPage },
    {
      path: 'people/:learnerId/change/:kind',
      load: async () => (await import('./change')).PersonChangePage,
      visibleTo: keeperRoles,
    },
  ],
  menu: [
    {
      path: 'people',
      label: '人员',
      icon: <TeamOutlined aria-hidden />,
      order: 5,
      visibleTo: rosterRoles,
    },
  ],
}
