import { CheckSquareOutlined } from '@ant-design/icons'
import type { MenuEntry } from '../shell/console-module'

/** The start page; it belongs to no module, and each module adds what waits for the administrator. */
export const homeEntry: MenuEntry = {
  path: '',
  label: '待我处理',
  icon: <CheckSquareOutlined aria-hidden />,
  order: 0,
  visibleTo: 'every-administrator',
}
