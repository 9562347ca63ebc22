import { Text, View } from '@tarojs/components'
import type { Learner } from '@zhixing/shared/identity/contract'
import { ActionButton } from '../../../components/controls/action-button'
import { Heading } from '../../../components/layout/heading'
import { momentWords, timeWords } from '../../../words/moments'
import type { ScannedSignIn } from './use-confirm'

interface Props {
  scanned: ScannedSignIn
  learner: Learner
  isBusy: boolean
  answer: (confirm: boolean) => void
}

/** The digits differ when the code belongs to another computer, which an attacker may have sent. */
export function Question({ scanned, learner, isBusy, answer }: Props) {
  const { checkDigits, browser, network, isSameNetwork = false, startedAt, expiresAt } = scanned
  return (
    <>
      <Heading className="confirm__title">登录管理后台</Heading>
      <View className="card confirm__check">
        <Text className="confirm__question">请看电脑屏幕，数字是不是</Text>
        <Text className="confirm__digits">{checkDigits}</Text>
        <Text className="confirm__warning">不一样就点“拒绝”，不要确认。</Text>
      </View>
      <View className="card confirm__facts">
        <Fact name="账号" value={learner.name} />
        <Fact name="电脑" value={browser || '未知浏览器'} />
        {network && <Fact name="网络" value={`${network}，${sameNetworkWords(isSameNetwork)}`} />}
        <Fact name="时间" value={`${momentWords(startedAt)}，${timeWords(expiresAt)} 前有效`} />
      </View>
      <ActionButton onClick={() => answer(true)} isBusy={isBusy}>
        数字一样，确认登录
      </ActionButton>
      <View className="confirm__refuse">
        <ActionButton kind="quiet" onClick={() => answer(false)} isDisabled={isBusy}>
          拒绝
        </ActionButton>
      </View>
    </>
  )
}

const sameNetworkWords = (isSameNetwork: boolean) =>
  isSameNetwork ? '和这部手机在同一网络' : '和这部手机不在同一网络。手机用流量时是这样；否则请当心'

const Fact = ({ name, value }: { name: string; value: string }) => (
  <View className="confirm__fact">
    <Text className="confirm__name">{name}</Text>
    <Text className="confirm__value">{value}</Text>
  </View>
)
