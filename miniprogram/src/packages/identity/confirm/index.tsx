import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Learner } from '@zhixing/shared/identity/contract'
import { Unavailable } from '../../../api/http'
import { Action } from '../../../components/control/action'
import { Invitation } from '../../../components/outcome/invitation'
import { Notice } from '../../../components/outcome/notice'
import { Offline } from '../../../components/outcome/offline'
import { Refused } from '../../../components/outcome/refused'
import { Page } from '../../../components/page/page'
import { Skeleton } from '../../../components/page/skeleton'
import { back } from '../../../navigation/navigate'
import { clockWords, momentWords } from '../../../words/moments'
import './index.scss'
import { type Scanned, useConfirm } from './use-confirm'

export default function Confirm() {
  const { scene = '' } = useRouter().params
  return (
    <Page>
      <Steps signInId={decodeURIComponent(scene)} />
    </Page>
  )
}

function Steps({ signInId }: { signInId: string }) {
  const { learner, arriving, step, busy, scan, answer } = useConfirm(signInId)
  if (!signInId) {
    return (
      <Notice
        mark="?"
        title="没有识别到二维码"
        detail="请用“我的—扫一扫”扫描电脑上的登录二维码"
        act={{ title: '返回', onClick: back }}
      />
    )
  }
  if (arriving) return <Skeleton rows={2} />
  if (!learner) return <Invitation says="登录管理后台要先确认您是谁。绑定后会回到这里继续。" />
  if (step.at === 'reading') return <Skeleton rows={2} />
  if (step.at === 'confirmed') {
    return (
      <Notice
        mark="✓"
        title="已确认登录"
        detail="请看电脑屏幕，管理后台正在打开"
        act={{ title: '完成', onClick: back }}
      />
    )
  }
  if (step.at === 'refused') {
    return (
      <Notice
        mark="—"
        title="已拒绝登录"
        detail="那台电脑没有登录您的账号"
        act={{ title: '完成', onClick: back }}
      />
    )
  }
  if (step.at === 'asking')
    return <Question scanned={step.scanned} learner={learner} busy={busy} answer={answer} />
  if (step.error instanceof Unavailable) return <Offline title={step.error.title} retry={scan} busy={busy} />
  if (step.error.type === 'request/not-found') {
    return (
      <Notice
        mark="?"
        title="没有认出这个二维码"
        detail="请在电脑上刷新二维码，再扫一次"
        act={{ title: '返回', onClick: back }}
      />
    )
  }
  return <Refused error={step.error} retry={scan} />
}

interface QuestionProps {
  scanned: Scanned
  learner: Learner
  busy: boolean
  answer: (confirm: boolean) => void
}

/** The digits are the same on both screens only if nobody put another's code before this phone. */
function Question({ scanned, learner, busy, answer }: QuestionProps) {
  const { checkDigits, browser, startedAt, expiresAt } = scanned
  return (
    <>
      <Text className="confirm__title">登录管理后台</Text>
      <View className="card confirm__check">
        <Text className="confirm__ask">请看电脑屏幕，数字是不是</Text>
        <Text className="confirm__digits">{checkDigits}</Text>
        <Text className="confirm__warn">不一样就点“拒绝”，不要确认。</Text>
      </View>
      <View className="card confirm__facts">
        <Fact name="账号" value={learner.name} />
        <Fact name="电脑" value={browser || '未知浏览器'} />
        <Fact name="时间" value={`${momentWords(startedAt)}，${clockWords(expiresAt)} 前有效`} />
      </View>
      <Action onClick={() => answer(true)} busy={busy}>
        数字一样，确认登录
      </Action>
      <View className="confirm__refuse">
        <Action kind="quiet" onClick={() => answer(false)} disabled={busy}>
          拒绝
        </Action>
      </View>
    </>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <View className="confirm__fact">
    <Text className="confirm__name">{name}</Text>
    <Text className="confirm__value">{value}</Text>
  </View>
)
