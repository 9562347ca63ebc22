import { collectConsoleToken } from '@zhixing/shared/identity/contract'
import { Refusal } from '@zhixing/shared/problem'
import { call } from '../../server/call'
import { tokenStore } from '../../server/token-store'
import { CodeForm } from '../second-factor/code-form'
import type { StartedSignIn } from './poll-sign-in'
import { useCountdown } from './use-countdown'

interface Props {
  started: StartedSignIn
  /** The sign-in is over: too many tries, or too late. */
  onExpired: () => void
}

/** The second step of a sign-in, for those who have switched the second factor on. */
export default function FactorForm({ started: { signInId, secret, expiresAt }, onExpired }: Props) {
  const secondsLeft = useCountdown(expiresAt)
  const submit = async (code: string) => {
    try {
      const { signedIn } = await call(collectConsoleToken, { signInId, secret, code })
      if (signedIn) tokenStore.save(signedIn)
      else onExpired()
    } catch (error) {
      if (!isOver(error)) throw error
      onExpired()
    }
  }
  return (
    <div className="factor-form">
      <h2>输入动态口令</h2>
      <p className="quiet">手机上已确认。请打开手机里的身份验证器，输入“知行管理台”下面的 6 位数字。</p>
      <CodeForm submitText="登录" takesRecoveryCode onSubmit={submit} />
      <p className="quiet">
        手机不在身边，可以输入一个恢复码。恢复码也没有了，请联系安全管理员重置。
        {secondsLeft > 0 ? `请在 ${Math.ceil(secondsLeft / 60)} 分钟内完成。` : '时间已到，请刷新二维码。'}
      </p>
    </div>
  )
}

const isOver = (error: unknown) =>
  error instanceof Refusal &&
  (error.type === 'identity/sign-in-expired' || error.type === 'identity/sign-in-used')
