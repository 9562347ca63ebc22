import { FileSearchOutlined } from '@ant-design/icons'
import type { ConsoleModule } from '../components/shell/console-module'

export const consoleModule: ConsoleModule = {
  routes: [
    { path: 'reviews', load: async () => (await import('./list')).ReviewListPage },
    { path: 'reviews/:reviewId', load: async () => (await import('./detail')).ReviewDetailPage },
  ],
  menu: [
    {
      path: 'reviews',
      label: '异常复核',
      icon: <FileSearchOutlined aria-hidden />,
      order: 30,
      visibleTo: ['supervisor'],
      waiting: {
        visibleTo: ['supervisor'],
        loadPage: async (...page) => (await import('./waiting')).loadWaitingReviews(...page),
      },
    },
  ],
}
