import { NotificationOutlined } from '@ant-design/icons'
import type { ConsoleModule } from '../components/shell/console-module'

export const consoleModule: ConsoleModule = {
  routes: [
    {
      path: 'announcements',
      load: async () => (await import('./list')).AnnouncementListPage,
    },
    {
      path: 'announcements/:announcementId',
      load: async () => (await import('./detail')).AnnouncementDetailPage,
    },
    {
      path: 'announcements/:announcementId/edit',
      load: async () => (await import('./edit')).AnnouncementEditPage,
      visibleTo: ['editor'],
    },
  ],
  menu: [
    {
      path: 'announcements',
      label: '公告',
      icon: <NotificationOutlined aria-hidden />,
      order: 10,
      visibleTo: 'every-administrator',
      waiting: {
        visibleTo: ['approver', 'publisher'],
        loadPage: async (...page) => (await import('./waiting')).loadWaitingAnnouncements(...page),
      },
    },
  ],
}
