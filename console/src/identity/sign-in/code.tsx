import { CheckCircleFilled, CloseCircleFilled, ReloadOutlined, WarningFilled } from '@ant-design/icons'
import { Spin } from 'antd'
import type { ReactNode } from 'react'
import { errorTitle } from '../../server/error-title'
import { useCountdown } from './use-countdown'
import type { SignInState } from './use-sign-in'

export function Code({ state }: { state: SignInState }) {
  const code = 'code' in state ? state.code : undefined
  const seconds = useCountdown(code?.expiresAt)
  const covered = coverOf(state)
  return (
    <>
      <div className="code-frame">
        {code && (
          <img
            src={code.codeImage}
            alt="用微信扫描的登录码"
            width={220}
            height={220}
            className={covered ? 'code-faded' : undefined}
          />
        )}
        {covered && <div className="code-cover">{covered}</div>}
      </div>
      {code && (state.phase === 'waiting' || state.phase === 'scanned') && (
        <>
          <div className="digits">
            <span className="quiet">请核对手机上的数字</span>
            <strong data-testid="check-digits">{code.checkDigits}</strong>
          </div>
          <p className="quiet code-time">
            {state.lost ? '网络不稳，正在重新连接…' : `${minutes(seconds)}后失效`}
          </p>
        </>
      )}
    </>
  )
}

function coverOf(state: SignInState): ReactNode {
  switch (state.phase) {
    case 'starting':
      return <Spin description="正在取登录码" />
    case 'waiting':
      return undefined
    case 'scanned':
      return <Said icon={<CheckCircleFilled className="good" aria-hidden />} words="已扫码，请在手机上确认" />
    case 'refused':
      return <Said icon={<CloseCircleFilled className="bad" aria-hidden />} words="已在手机上拒绝登录" />
    case 'expired':
      return <Said icon={<ReloadOutlined aria-hidden />} words="二维码已失效" />
    case 'failed':
      return <Said icon={<WarningFilled className="bad" aria-hidden />} words={errorTitle(state.error)} />
  }
}

const Said = ({ icon, words }: { icon: ReactNode; words: string }) => (
  <>
    <span className="code-icon">{icon}</span>
    <span>{words}</span>
  </>
)

const minutes = (seconds: number) => `${Math.floor(seconds / 60)}分${String(seconds % 60).padStart(2, '0')}秒`
