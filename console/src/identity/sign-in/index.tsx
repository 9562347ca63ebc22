import { Alert, Button } from 'antd'
import { lazy, Suspense, useEffect } from 'react'
import { Navigate, useSearchParams } from 'react-router-dom'
import { Loading } from '../../components/feedback/loading'
import { OfflineBanner } from '../../components/feedback/offline-banner'
import { Brand } from '../../components/shell/brand'
import { tokenStore } from '../../server/token-store'
import { useIsSignedIn } from '../../server/use-is-signed-in'
import './sign-in.css'
import { returnPath } from './return-path'
import { SignInCode } from './sign-in-code'
import { useSignIn } from './use-sign-in'

/** Loaded when it is needed: its form would add 40 kB to the first page of everyone. */
const FactorForm = lazy(() => import('./factor-form'))

/** Signs in by scanning a code with WeChat, then returns to the page that was requested. */
export function SignInPage() {
  const isSignedIn = useIsSignedIn()
  const [search] = useSearchParams()
  useEffect(() => {
    document.title = '登录 · 知行管理台'
  }, [])
  if (isSignedIn) return <Navigate to={returnPath(search.get('return'))} replace />
  return <SignInByScan />
}

function SignInByScan() {
  const { state, start, expire } = useSignIn()
  const needsNewCode = state.phase === 'expired' || state.phase === 'refused' || state.phase === 'failed'
  return (
    <main className="sign-in">
      <OfflineBanner />
      <div className="sign-in-card">
        <SignInInstructions />
        <section className="sign-in-code" aria-live="polite">
          {state.phase === 'factor' ? (
            <Suspense fallback={<Loading />}>
              <FactorForm started={state.code} onExpired={expire} />
            </Suspense>
          ) : (
            <SignInCode state={state} />
          )}
          {state.phase !== 'starting' && (
            <Button type={needsNewCode ? 'primary' : 'link'} onClick={start}>
              {needsNewCode ? '刷新二维码' : state.phase === 'factor' ? '重新扫码' : '换一个码'}
            </Button>
          )}
        </section>
      </div>
    </main>
  )
}

const SignInInstructions = () => (
  <section className="sign-in-words">
    <Brand />
    <h1>微信扫码登录</h1>
    {tokenStore.hasExpired() && (
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
)
