import { FileProtectOutlined } from '@ant-design/icons'
import type { ConsoleModule } from '../components/shell/console-module'

export const consoleModule: ConsoleModule = {
  routes: [{ path: 'rules', load: async () => (await import('./rules')).RulesPage }],
  menu: [
    {
      path: 'rules',
      label: '规则',
      icon: <FileProtectOutlined aria-hidden />,
      order: 90,
      visibleTo: 'every-administrator',
    },
  ],
}
