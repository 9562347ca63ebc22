import { MenuOutlined } from '@ant-design/icons'
import { Button, Drawer, Grid, Layout } from 'antd'
import { Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router-dom'
import { queryClient } from '../../server/query-client'
import { tokenStore } from '../../server/token-store'
import { useAdministrator } from '../../server/use-administrator'
import { useTokenRenewal } from '../../server/use-token-renewal'
import { LoadError } from '../feedback/load-error'
import { Loading } from '../feedback/loading'
import { OfflineBanner } from '../feedback/offline-banner'
import { AccountMenu } from './account-menu'
import { Brand } from './brand'
import type { MenuEntry } from './console-module'
import { Navigation } from './navigation'
import { NotAdministrator } from './not-administrator'

/** Whoever is not signed in is sent to the code, and comes back to where he was. */
export function Shell({ menu }: { menu: MenuEntry[] }) {
  const present = useSyncExternalStore(tokenStore.subscribe, tokenStore.present)
  const { pathname, search } = useLocation()
  useEffect(() => {
    if (!present) queryClient.clear() // the next one to sign in here sees nothing of the last
  }, [present])
  if (!present) return <Navigate to={`/sign-in?return=${encodeURIComponent(pathname + search)}`} replace />
  return <SignedIn menu={menu} />
}

function SignedIn({ menu }: { menu: MenuEntry[] }) {
  useTokenRenewal()
  const { data: learner, error, refetch } = useAdministrator()
  const wide = Grid.useBreakpoint().lg ?? window.innerWidth >= 992
  const [open, setOpen] = useState(false)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setOpen(false), [pathname])
  if (error && !learner) return <LoadError error={error} onRetry={refetch} />
  if (!learner) return <Loading />
  if (!learner.grants.length) return <NotAdministrator name={learner.name} />
  return (
    <Layout className="shell">
      {wide && (
        <Layout.Sider width={200} className="shell-side">
          <Brand />
          <Navigation menu={menu} grants={learner.grants} />
        </Layout.Sider>
      )}
      <Layout>
        <Layout.Header className="shell-head">
          {!wide && (
            <Button
              type="text"
              icon={<MenuOutlined aria-hidden />}
              aria-label="打开菜单"
              onClick={() => setOpen(true)}
            />
          )}
          {!wide && <Brand />}
          <AccountMenu learner={learner} />
        </Layout.Header>
        <OfflineBanner />
        <Layout.Content className="shell-content">
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
      <Drawer
        open={open && !wide}
        onClose={() => setOpen(false)}
        placement="left"
        size={240}
        title="知行管理台"
        styles={{ body: { padding: 8 } }}
      >
        <Navigation menu={menu} grants={learner.grants} />
      </Drawer>
    </Layout>
  )
}
