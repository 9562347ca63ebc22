import { useRouter } from '@tarojs/taro'
import { Unavailable } from '../../../api/http'
import { BindInvitation } from '../../../components/feedback/bind-invitation'
import { Notice } from '../../../components/feedback/notice'
import { Offline } from '../../../components/feedback/offline'
import { Refused } from '../../../components/feedback/refused'
import { Skeleton } from '../../../components/feedback/skeleton'
import { Page } from '../../../components/layout/page'
import { decodeParameter } from '../../../navigation/decode-parameter'
import { goBack } from '../../../navigation/navigate'
import './index.scss'
import { Question } from './question'
import { useConfirm } from './use-confirm'

const backAction = { title: '返回', onClick: goBack }
const doneAction = { title: '完成', onClick: goBack }

export default function Confirm() {
  const { scene = '' } = useRouter().params
  return (
    <Page>
      <Confirmation signInId={decodeParameter(scene)} />
    </Page>
  )
}

function Confirmation({ signInId }: { signInId: string }) {
  const { learner, isSigningIn, state, isBusy, scan, answer } = useConfirm(signInId)
  if (!signInId) {
    const hint = '请用“我的—扫一扫”扫描电脑上的登录二维码'
    return <Notice symbol="?" title="没有识别到二维码" detail={hint} action={backAction} />
  }
  if (isSigningIn) return <Skeleton parts={['line', 'card']} />
  if (!learner) return <BindInvitation reason="登录管理后台要先确认您是谁。绑定后会回到这里继续。" />
  switch (state.kind) {
    case 'loading':
      return <Skeleton parts={['line', 'card']} />
    case 'scanned':
      return <Question scanned={state.scanned} learner={learner} isBusy={isBusy} answer={answer} />
    case 'confirmed':
      return (
        <Notice
          symbol="✓"
          title="已确认登录"
          detail="请看电脑屏幕。开启了动态口令的，先在电脑上输入口令，再进入管理后台"
          action={doneAction}
        />
      )
    case 'refused':
      return <Notice symbol="—" title="已拒绝登录" detail="那台电脑没有登录您的账号" action={doneAction} />
  }
  const { error } = state
  if (error instanceof Unavailable) return <Offline title={error.title} retry={scan} isBusy={isBusy} />
  if (error.type === 'request/not-found') {
    const hint = '请在电脑上刷新二维码，再扫一次'
    return <Notice symbol="?" title="没有认出这个二维码" detail={hint} action={backAction} />
  }
  return <Refused error={error} retry={scan} />
}
