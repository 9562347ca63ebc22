import type { InputOf } from '@zhixing/shared/contract'
import { bind } from '@zhixing/shared/identity/contract'
import type { ProblemType } from '@zhixing/shared/problem'
import { call } from '../../../api/call'
import { type CallError, isCallError, Unavailable } from '../../../api/http'
import { useLatestState } from '../../../hooks/use-latest-state'
import { canUseWechatApis } from '../../../platform/wechat'
import { signIn } from '../../../sign-in/sign-in'
import { currentToken, storeSignedIn, useLearner } from '../../../sign-in/signed-in'

type BindingWay = 'byName' | 'byPhone'

interface BindFailure {
  text: string
  /** About the name and roster code, so that it is shown below their fields. */
  isAboutName: boolean
}

export function useBind() {
  const { learner, isSigningIn } = useLearner()
  const [isJustBound, setJustBound] = useLatestState(false)
  const [isBusy, setBusy] = useLatestState(false)
  const [failure, setFailure] = useLatestState<BindFailure | undefined>(undefined)

  const submit = async (send: () => Promise<unknown>, way: BindingWay) => {
    if (isBusy) return
    setBusy(true)
    setFailure(undefined)
    try {
      await send()
      setJustBound(true)
    } catch (error) {
      if (!isCallError(error)) throw error
      setFailure({ text: failureText(error, way), isAboutName: way === 'byName' })
    } finally {
      setBusy(false)
    }
  }
  const sendBind = async (input: InputOf<typeof bind>) => storeSignedIn(await call(bind, input))

  return {
    learner,
    isSigningIn,
    isJustBound,
    // A plain browser has no WeChat identity before the consent page of WeChat.
    mustSignIn: !canUseWechatApis() && !currentToken(),
    isBusy,
    failure,
    bindByPhone: (phoneCode: string) => void submit(() => sendBind({ phoneCode }), 'byPhone'),
    bindByName: (name: string, rosterCode: string) =>
      void submit(() => sendBind({ name, rosterCode }), 'byName'),
    signInFirst: () => void submit(() => signIn({ mayLeavePage: true }), 'byPhone'),
  }
}

type FailureTexts = Partial<Record<ProblemType, string>>

const textsOf: Record<BindingWay, FailureTexts> = {
  byName: {
    'identity/not-on-roster':
      '姓名和学员编号对不上。请核对有没有写错字、编号是不是本人的，或联系本单位管理员。',
  },
  byPhone: {
    'identity/not-on-roster':
      '学员名册中没有您的手机号。可以在下面用姓名和学员编号绑定，或请本单位管理员把手机号补进名册。',
    'identity/wechat-code-invalid': '这次没有取到手机号，请再点一次“手机号一键绑定”。',
  },
}
const textsOfBoth: FailureTexts = {
  'identity/wechat-already-bound':
    '这个微信已绑定另一位学员。如需更换，请先用原来的身份在“我的—设置”中解除绑定。',
  'identity/unauthenticated': '微信登录没有成功，请关闭后重新打开再试。',
}

/** What the learner can do about a failure on this page, or else the title of the problem. */
function failureText(error: CallError, way: BindingWay): string {
  if (error instanceof Unavailable) return error.title
  return textsOf[way][error.type] ?? textsOfBoth[error.type] ?? error.title
}
