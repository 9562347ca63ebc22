import type { InputOf } from '@zhixing/shared/contract'
import { bind } from '@zhixing/shared/identity/contract'
import { type ProblemType, Refusal } from '@zhixing/shared/problem'
import { call, Unavailable } from '../../../api/call'
import { useLatest } from '../../../hooks/use-latest-state'
import { canAskWechat } from '../../../platform/wechat'
import { signIn } from '../../../sign-in/sign-in'
import { keep, token, useLearner } from '../../../sign-in/signed-in'

interface Failure {
  says: string
  /** About what was typed, so it is said below the fields. */
  field: boolean
}

export function useBind() {
  const { learner, arriving } = useLearner()
  const [justBound, setJustBound] = useLatest(false)
  const [busy, setBusy] = useLatest(false)
  const [failure, setFailure] = useLatest<Failure | undefined>(undefined)

  const perform = async (act: () => Promise<unknown>, isByName: boolean) => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      await act()
      setJustBound(true)
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof Unavailable)) throw error
      setFailure({ says: saysOf(error, isByName), field: isByName })
    } finally {
      setBusy(false)
    }
  }
  const bound = async (input: InputOf<typeof bind>) => keep(await call(bind, input))

  return {
    learner,
    arriving,
    justBound,
    // A plain browser knows nobody before WeChat's own page has said who it is.
    mustSignIn: !canAskWechat() && !token(),
    busy,
    failure,
    bindByPhone: (phoneCode: string) => void perform(() => bound({ phoneCode }), false),
    bindByName: (name: string, rosterCode: string) => void perform(() => bound({ name, rosterCode }), true),
    signInFirst: () => void perform(() => signIn(true), false),
  }
}

const byName: Partial<Record<ProblemType, string>> = {
  'identity/not-on-roster':
    '姓名和学员编号对不上。请核对有没有写错字、编号是不是本人的，或联系本单位管理员。',
}
const byPhone: Partial<Record<ProblemType, string>> = {
  'identity/not-on-roster':
    '学员名册中没有您的手机号。可以在下面用姓名和学员编号绑定，或请本单位管理员把手机号补进名册。',
  'identity/wechat-code-invalid': '这次没有取到手机号，请再点一次“手机号一键绑定”。',
}
const either: Partial<Record<ProblemType, string>> = {
  'identity/wechat-already-bound':
    '这个微信已绑定另一位学员。如需更换，请先用原来的身份在“我的—设置”中解除绑定。',
  'identity/unauthenticated': '微信登录没有成功，请关闭后重新打开再试。',
}

const saysOf = (error: Refusal | Unavailable, isByName: boolean): string =>
  error instanceof Unavailable
    ? error.title
    : ((isByName ? byName : byPhone)[error.type] ?? either[error.type] ?? error.title)
