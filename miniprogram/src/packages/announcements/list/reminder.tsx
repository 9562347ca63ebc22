import { Text, View } from '@tarojs/components'
import { Action } from '../../../components/control/action'
import { useReminder } from './use-reminder'

/** At the end of the list, where whoever wants to hear sooner has come to. One consent, one message: it says so. */
export function Reminder() {
  const { canAsk, inHand, follower, busy, answer, ask } = useReminder()
  if (!canAsk && !follower) return null
  return (
    <View className="reminder">
      <Text className="reminder__title">有新公告时提醒我</Text>
      {follower && <Text className="reminder__says">您已关注服务号，公告发布后也会发到服务号。</Text>}
      {canAsk && (
        <>
          <Text className="reminder__says">{inHand || '同意一次，下次有新公告时微信会提醒您一次。'}</Text>
          <Action kind="quiet" onClick={ask} busy={busy}>
            {inHand ? '再多提醒一次' : '提醒我'}
          </Action>
          {answer && <View className="reminder__answer">{answer}</View>}
        </>
      )}
    </View>
  )
}
