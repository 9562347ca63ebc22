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
  /** The roles that open the page, if not all that see the menu entry above it. */
  visibleTo?: VisibleTo
}

/** Roles over any organisation. */
export type VisibleTo = readonly Role[] | 'every-administrator'

export interface MenuEntry {
  /** The first segment of the addresses that belong to this entry. */
  path: string
  label: string
  icon: ReactNode
  /** Position in the menu, smallest first; the first entry is also the start page. */
  order: number
  visibleTo: VisibleTo
  /** What of this module waits for the administrator: a part of the start page. */
  waiting?: WaitingList
}

export interface WaitingList {
  /** Roles for which something can wait. */
  visibleTo: readonly Role[]
  /** The server decides what waits for the caller, by the rules that decide the step. */
  loadPage: (cursor: string | undefined, signal: AbortSignal) => Promise<WaitingPage>
}

export interface WaitingPage {
  rows: WaitingRow[]
  cursor?: string | undefined
}

/** One thing to do. */
export interface WaitingRow {
  /** Address of the page on which it is done. */
  to: string
  title: string
  /** What the administrator is asked to do: 待审批. */
  task: string
  /** The people and the organisation concerned. */
  about: string
  /** Since when it waits: ISO 8601, UTC. */
  since: string
}

export const isVisibleTo = (visibleTo: VisibleTo, grants: Grant[]): boolean =>
  visibleTo === 'every-administrator' || holdsRole(grants, visibleTo)
