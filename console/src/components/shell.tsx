import { MenuOutlined } from '@ant-design/icons'
import { Button, Drawer, Grid, Layout } from 'antd'
import { Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router-dom'
import { NotAdministrator } from '../identity/not-administrator'
import { queries } from '../queries'
import { session } from '../session'
import { useLearner } from '../use-learner'
import { useRenewal } from '../use-renewal'
import { Account } from './account'
import { Brand } from './brand'
import { Loading } from './loading'
import { Navigation } from './navigation'
import { OfflineBanner } from './offline-banner'
import { Refused } from './refused'

/** Whoever is not signed in is sent to the code, and comes back to where he was. */
export function Shell() {
  const present = useSyncExternalStore(session.subscribe, session.present)
  const { pathname, search } = useLocation()
  useEffect(() => {
    if (!present) queries.clear() // the next one to sign in here sees nothing of the last
  }, [present])
  if (!present) return <Navigate to={`/sign-in?return=${encodeURIComponent(pathname + search)}`} replace />
  return <SignedIn />
}

function SignedIn() {
  useRenewal()
  const { data: learner, error, refetch } = useLearner()
  const wide = Grid.useBreakpoint().lg ?? window.innerWidth >= 992
  const [open, setOpen] = useState(false)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setOpen(false), [pathname])
  if (error && !learner) return <Refused error={error} onRetry={refetch} />
  if (!learner) return <Loading />
  if (!learner.grants.length) return <NotAdministrator name={learner.name} />
  return (
    <Layout className="shell">
      {wide && (
        <Layout.Sider width={200} className="shell-side">
          <Brand />
          <Navigation grants={learner.grants} />
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
          <Account learner={learner} />
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
        <Navigation grants={learner.grants} />
      </Drawer>
    </Layout>
  )
}
