import { lazy } from 'react'
import { Outlet } from 'react-router-dom'
import { useAdministrator } from '../../server/use-administrator'
import { isVisibleTo, type VisibleTo } from './console-module'

const NotPermitted = lazy(() => import('./not-permitted'))

/** The page below, for administrators who may open it; others read which permission it needs. */
export function OnlyFor({ visibleTo }: { visibleTo: VisibleTo }) {
  const administrator = useAdministrator().data
  if (visibleTo === 'every-administrator' || isVisibleTo(visibleTo, administrator?.grants ?? []))
    return <Outlet />
  return <NotPermitted roles={visibleTo} />
}
