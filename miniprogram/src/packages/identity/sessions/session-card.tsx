import { Text, View } from '@tarojs/components'
import { startOfDay } from '@zhixing/shared/calendar'
import type { SignedInSession } from '@zhixing/shared/identity/contract'
import { Pressable } from '../../../components/controls/pressable'
import { dayWords } from '../../../words/days'

interface Props {
  session: SignedInSession
  isBusy: boolean
  end: () => void
}

export function SessionCard({ session, isBusy, end }: Props) {
  const { device, surface, network, startedAt, lastUsedOn, isCurrent } = session
  const face = surface === 'console' ? '管理后台' : '学习'
  const lastUsed = dayWords(startOfDay(lastUsedOn).toISOString())
  return (
    <View className="card sessions__card">
      <View className="sessions__facts">
        <Text className="sessions__device">{device}</Text>
        <Text className="sessions__line">{`${face} · 网络 ${network}`}</Text>
        <Text className="sessions__line">{`${lastUsed}用过，${dayWords(startedAt)}开始登录`}</Text>
      </View>
      {isCurrent ? (
        <Text className="sessions__current">本机</Text>
      ) : (
        <Pressable
          role="button"
          className="sessions__end"
          label={`退出 ${device}`}
          onClick={isBusy ? undefined : end}
        >
          退出
        </Pressable>
      )}
    </View>
  )
}
