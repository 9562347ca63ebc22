import { CheckCircleFilled, CloseCircleFilled, ReloadOutlined, WarningFilled } from '@ant-design/icons'
import { Spin } from 'antd'
import type { ReactNode } from 'react'
import { errorTitle } from '../../server/error-title'
import { useCountdown } from './use-countdown'
import type { SignInState } from './use-sign-in'

/** The code to scan with its check digits, covered by its state once it cannot be scanned any more. */
export function SignInCode({ state }: { state: SignInState }) {
  const code = 'code' in state ? state.code : undefined
  const secondsLeft = useCountdown(code?.expiresAt)
  const cover = coverOf(state)
  return (
    <>
      <div className="code-frame">
        {code && (
          <img
            src={code.codeImage}
            alt="用微信扫描的登录码"
            width={220}
            height={220}
            className={cover ? 'code-faded' : undefined}
          />
        )}
        {cover && <div className="code-cover">{cover}</div>}
      </div>
      {(state.phase === 'waiting' || state.phase === 'scanned') && (
        <>
          <div className="check-digits">
            <span className="quiet">请核对手机上的数字</span>
            <strong data-testid="check-digits">{state.code.checkDigits}</strong>
          </div>
          <p className="quiet code-time">
            {state.isConnectionLost ? '网络不稳，正在重新连接…' : `${timeLeft(secondsLeft)}后失效`}
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
      return (
        <CoverText icon={<CheckCircleFilled className="good" aria-hidden />} text="已扫码，请在手机上确认" />
      )
    case 'factor':
      return undefined // the form stands in its place
    case 'refused':
      return <CoverText icon={<CloseCircleFilled className="bad" aria-hidden />} text="已在手机上拒绝登录" />
    case 'expired':
      return <CoverText icon={<ReloadOutlined aria-hidden />} text="二维码已失效" />
    case 'failed':
      return <CoverText icon={<WarningFilled className="bad" aria-hidden />} text={errorTitle(state.error)} />
  }
}

const CoverText = ({ icon, text }: { icon: ReactNode; text: string }) => (
  <>
    <span className="code-icon">{icon}</span>
    <span>{text}</span>
  </>
)

const timeLeft = (seconds: number) =>
  `${Math.floor(seconds / 60)}分${String(seconds % 60).padStart(2, '0')}秒`
