import type { Grant } from '@zhixing/shared/identity/role'
import { Menu } from 'antd'
import { Link, useLocation } from 'react-router-dom'
import { isVisibleTo, type MenuEntry } from './console-module'

export function Navigation({ menu, grants }: { menu: MenuEntry[]; grants: Grant[] }) {
  const { pathname } = useLocation()
  const items = menu
    .filter(({ visibleTo }) => isVisibleTo(visibleTo, grants))
    .map(({ path, label, icon }) => ({ key: path, icon, label: <Link to={`/${path}`}>{label}</Link> }))
  return (
    <nav aria-label="主菜单">
      <Menu
        mode="inline"
        selectedKeys={[pathname.split('/')[1] ?? '']}
        items={items}
        style={{ borderInlineEnd: 0, padding: 8 }}
      />
    </nav>
  )
}
