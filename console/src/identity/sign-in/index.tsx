import { Alert, Button } from 'antd'
import { useEffect, useSyncExternalStore } from 'react'
import { Navigate, useSearchParams } from 'react-router-dom'
import { OfflineBanner } from '../../components/feedback/offline-banner'
import { Brand } from '../../components/shell/brand'
import { tokenStore } from '../../server/token-store'
import { Code } from './code'
import { useSignIn } from './use-sign-in'

/** Sign-in by a scan with WeChat: no password to know, none to lose. */
export function SignInPage() {
  const present = useSyncExternalStore(tokenStore.subscribe, tokenStore.present)
  const [search] = useSearchParams()
  useEffect(() => {
    document.title = '登录 · 知行管理台'
  }, [])
  if (present) return <Navigate to={returnTo(search.get('return'))} replace />
  return <ByScan />
}

function ByScan() {
  const { state, start } = useSignIn()
  return (
    <main className="sign-in">
      <OfflineBanner />
      <div className="sign-in-card">
        <section className="sign-in-words">
          <Brand />
          <h1>微信扫码登录</h1>
          {tokenStore.expired() && (
            <Alert type="info" showIcon title="登录已过期，请重新扫码。登录后会回到刚才的页面。" />
          )}
          <ol className="sign-in-steps">
            <li>打开手机微信，用“扫一扫”扫描登录码</li>
            <li>
              核对手机上显示的两位数字与电脑上<strong>一致</strong>
            </li>
            <li>在手机上点“确认登录”</li>
          </ol>
          <p className="quiet">
            数字不一致、或不是您本人在登录，请在手机上点“拒绝”。仅限已开通管理权限的同志使用。
          </p>
        </section>
        <section className="sign-in-code" aria-live="polite">
          <Code state={state} />
          {state.phase !== 'starting' && (
            <Button type={needsNewCode(state.phase) ? 'primary' : 'link'} onClick={start}>
              {needsNewCode(state.phase) ? '刷新二维码' : '换一个码'}
            </Button>
          )}
        </section>
      </div>
    </main>
  )
}

const needsNewCode = (phase: string) => phase === 'expired' || phase === 'refused' || phase === 'failed'

/** Only into the console itself: the address bar is anybody's to write. */
const returnTo = (address: string | null) =>
  address && /^\/(?![/\\])/.test(address) && !address.startsWith('/sign-in') ? address : '/'
