import { FileSearchOutlined } from '@ant-design/icons'
import type { ConsoleModule } from '../components/shell/console-module'

export const consoleModule: ConsoleModule = {
  routes: [
    { path: 'changes', load: async () => (await import('./log')).ChangeLogPage, visibleTo: ['audit'] },
    {
      path: 'changes/:kind/:objectId',
      load: async () => (await import('./object')).ObjectLogPage,
      visibleTo: ['audit'],
    },
  ],
  menu: [
    {
      path: 'changes',
      label: '操作记录',
      icon: <FileSearchOutlined aria-hidden />,
      order: 71,
      visibleTo: ['audit'],
    },
  ],
}
