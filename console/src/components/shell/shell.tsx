import { MenuOutlined } from '@ant-design/icons'
import { Button, Drawer, Grid, Layout } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router-dom'
import { queryClient } from '../../server/query-client'
import { useAdministrator } from '../../server/use-administrator'
import { useIsSignedIn, useOwesSecondFactor } from '../../server/use-is-signed-in'
import { useTokenRenewal } from '../../server/use-token-renewal'
import { LoadError } from '../feedback/load-error'
import { Loading } from '../feedback/loading'
import { OfflineBanner } from '../feedback/offline-banner'
import { AccountMenu } from './account-menu'
import { Brand } from './brand'
import type { MenuEntry } from './console-module'
import { Navigation } from './navigation'
import { NotAdministrator } from './not-administrator'
import './shell.css'

/** Menu and header around every page. Without a token, it leads to the sign-in and back afterwards. */
export function Shell({ menu }: { menu: MenuEntry[] }) {
  const isSignedIn = useIsSignedIn()
  const owesSecondFactor = useOwesSecondFactor()
  const { pathname, search } = useLocation()
  useEffect(() => {
    // The next administrator on this computer must not see the last one's data.
    if (!isSignedIn) queryClient.clear()
  }, [isSignedIn])
  const returnTo = encodeURIComponent(pathname + search)
  if (!isSignedIn) return <Navigate to={`/sign-in?return=${returnTo}`} replace />
  if (owesSecondFactor) return <Navigate to={`/second-factor?return=${returnTo}`} replace />
  return <SignedInShell menu={menu} />
}

function SignedInShell({ menu }: { menu: MenuEntry[] }) {
  useTokenRenewal()
  const { data: administrator, error, refetch } = useAdministrator()
  const isWide = Grid.useBreakpoint().lg ?? window.innerWidth >= 992
  const [isMenuOpen, setMenuOpen] = useState(false)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address closes the menu
  useEffect(() => setMenuOpen(false), [pathname])
  if (error && !administrator) return <LoadError error={error} onRetry={refetch} />
  if (!administrator) return <Loading />
  if (!administrator.grants.length) return <NotAdministrator name={administrator.name} />
  const navigation = <Navigation menu={menu} grants={administrator.grants} />
  return (
    <Layout className="shell">
      <a className="skip-link" href="#content">
        跳到正文
      </a>
      {isWide && (
        <Layout.Sider width={200} className="shell-side">
          <Brand />
          {navigation}
        </Layout.Sider>
      )}
      <Layout>
        <Layout.Header className="shell-head">
          {!isWide && (
            <Button
              type="text"
              icon={<MenuOutlined aria-hidden />}
              aria-label="打开菜单"
              onClick={() => setMenuOpen(true)}
            />
          )}
          {!isWide && <Brand />}
          <AccountMenu administrator={administrator} />
        </Layout.Header>
        <OfflineBanner />
        <Layout.Content id="content" tabIndex={-1} className="shell-content">
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
      <Drawer
        open={isMenuOpen && !isWide}
        onClose={() => setMenuOpen(false)}
        placement="left"
        size={240}
        title="知行管理台"
        styles={{ body: { padding: 8 } }}
      >
        {navigation}
      </Drawer>
    </Layout>
  )
}
