import { Button } from 'antd'
import { useEffect } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router-dom'
import { OfflineBanner } from '../../components/feedback/offline-banner'
import { Brand } from '../../components/shell/brand'
import { tokenStore } from '../../server/token-store'
import { useIsSignedIn, useOwesSecondFactor } from '../../server/use-is-signed-in'
import { returnPath } from '../sign-in/return-path'
import { Enrolment } from './enrolment'
import './second-factor.css'

/** Before anything else, for those whose role needs a second factor and who have none. */
export function RequiredSecondFactorPage() {
  const isSignedIn = useIsSignedIn()
  const owesSecondFactor = useOwesSecondFactor()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  useEffect(() => {
    document.title = '开启动态口令 · 知行管理台'
  }, [])
  const goOn = returnPath(search.get('return'))
  if (!isSignedIn) return <Navigate to={`/sign-in?return=${encodeURIComponent(goOn)}`} replace />
  if (!owesSecondFactor) return <Navigate to={goOn} replace />
  return (
    <main className="required-factor">
      <OfflineBanner />
      <Brand />
      <h1>请先开启动态口令</h1>
      <p className="quiet">
        您的岗位登录管理台要两道验证：微信扫码，加手机验证器上的 6 位数字。现在设置一次，约三分钟。
      </p>
      <Enrolment onDone={() => navigate(goOn, { replace: true })} />
      <Button type="link" onClick={() => tokenStore.signOut()}>
        退出，以后再办
      </Button>
    </main>
  )
}
