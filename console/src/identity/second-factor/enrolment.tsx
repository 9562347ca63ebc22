import { useQuery } from '@tanstack/react-query'
import type { OutputOf } from '@zhixing/shared/contract'
import { confirmSecondFactor, proposeSecondFactor } from '@zhixing/shared/identity/contract'
import { QRCode } from 'antd'
import { useState } from 'react'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { call } from '../../server/call'
import { tokenStore } from '../../server/token-store'
import { CodeForm } from './code-form'
import { inGroups } from './in-groups'
import { RecoveryCodes } from './recovery-codes'

interface Props {
  /** The factor is on: the recovery codes are shown, and there is nothing to cancel any more. */
  onConfirmed?: () => void
  /** The recovery codes are saved; the person goes on. */
  onDone: () => void
}

/** Shows the secret, takes one code, then shows the recovery codes, this one time. */
export function Enrolment({ onConfirmed, onDone }: Props) {
  const [confirmed, setConfirmed] = useState<OutputOf<typeof confirmSecondFactor>>()
  const { data, error, refetch } = useQuery({
    queryKey: ['second-factor-proposal'],
    queryFn: ({ signal }) => call(proposeSecondFactor, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0, // a secret: forgotten with the page
  })
  if (confirmed) {
    // The whole token only now: it ends the page that may show nothing but the enrolment.
    const goOn = () => {
      tokenStore.save(confirmed.signedIn)
      onDone()
    }
    return <RecoveryCodes codes={confirmed.recoveryCodes} onDone={goOn} />
  }
  if (error && !data) return <LoadError error={error} onRetry={refetch} />
  if (!data) return <Loading />

  const confirm = async (code: string) => {
    setConfirmed(await call(confirmSecondFactor, { proposal: data.proposal, code }))
    onConfirmed?.()
  }
  return (
    <div className="enrolment">
      <div className="enrolment-code">
        <div role="img" aria-label="身份验证器要扫的二维码">
          <QRCode value={data.address} type="svg" size={196} bordered />
        </div>
        <span className="quiet">请用验证器扫，不要用微信扫</span>
      </div>
      <div className="enrolment-steps">
        <ol>
          <li>在手机的应用商店安装一个身份验证器，例如 Microsoft Authenticator 或 FreeOTP</li>
          <li>在验证器里点“添加账号”，扫这里的二维码</li>
          <li>输入验证器显示的 6 位数字</li>
        </ol>
        <p className="quiet">
          请不要用微信里的小程序代替验证器：微信被盗时，口令会一起被盗。扫不了码，可以手工输入密钥：
        </p>
        <p className="enrolment-secret">{inGroups(data.secret)}</p>
        <CodeForm submitText="开启" onSubmit={confirm} />
      </div>
    </div>
  )
}
