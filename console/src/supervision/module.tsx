import { BarChartOutlined } from '@ant-design/icons'
import type { ConsoleModule } from '../components/shell/console-module'

export const consoleModule: ConsoleModule = {
  routes: [
    { path: 'completion', load: async () => (await import('./unit')).CompletionPage },
    { path: 'completion/:organisationId', load: async () => (await import('./unit')).CompletionPage },
    {
      path: 'completion/:organisationId/people',
      load: async () => (await import('./people')).StandingListPage,
    },
  ],
  menu: [
    {
      path: 'completion',
      label: '完成情况',
      icon: <BarChartOutlined aria-hidden />,
      order: 8,
      visibleTo: ['supervisor'],
    },
  ],
}
