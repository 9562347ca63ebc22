import { ImportOutlined } from '@ant-design/icons'
import type { ConsoleModule } from '../components/shell/console-module'

export const consoleModule: ConsoleModule = {
  routes: [
    { path: 'imports', load: async () => (await import('./list')).ImportListPage },
    { path: 'imports/:importId', load: async () => (await import('./detail')).ImportPage },
  ],
  menu: [
    {
      path: 'imports',
      label: '导入名册',
      icon: <ImportOutlined aria-hidden />,
      order: 6,
      visibleTo: ['system'],
    },
  ],
}
