import type { Grant, Role } from '@zhixing/shared/identity/role'
import type { ComponentType, ReactNode } from 'react'
import { holdsRole } from '../../server/grants'

/** What a module declares in its `module.tsx`. Routes and menu are derived from it. */
export interface ConsoleModule {
  routes: ConsoleRoute[]
  menu?: MenuEntry[]
}

export interface ConsoleRoute {
  /** Below `/console/`, without a leading slash, as React Router writes it: `courses/:courseId`. */
  path: string
  /** Imports the page when it is first opened, which makes each page a chunk of its own. */
  load: () => Promise<ComponentType>
  /** Opens without a signed-in administrator and outside the shell. */
  isPublic?: true
}

export interface MenuEntry {
  /** The first segment of the addresses that belong to this entry. */
  path: string
  label: string
  icon: ReactNode
  /** Position in the menu, smallest first; the first entry is also the start page. */
  order: number
  /** Roles whose holders see the entry; `system` sees all. */
  visibleTo: readonly Role[] | 'every-administrator'
}

export const isVisible = ({ visibleTo }: MenuEntry, grants: Grant[]): boolean =>
  visibleTo === 'every-administrator' || holdsRole(grants, visibleTo)
