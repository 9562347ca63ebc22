import { Text, View } from '@tarojs/components'
import { ActionButton } from '../../../components/controls/action-button'
import { Heading } from '../../../components/layout/heading'
import { toAria } from '../../../platform/accessibility/aria'
import { useReminder } from './use-reminder'

/** Below the list: asks for the consents that WeChat needs, one for each message. */
export function Reminder() {
  const { canAsk, unusedConsents, isFollower, isBusy, outcome, askForConsent } = useReminder()
  if (!canAsk && !isFollower) return null
  return (
    <View className="reminder">
      <Heading className="reminder__title">有新公告时提醒我</Heading>
      {isFollower && <Text className="reminder__text">您已关注服务号，公告发布后也会发到服务号。</Text>}
      {canAsk && (
        <>
          <Text className="reminder__text">
            {unusedConsents || '同意一次，下次有新公告时微信会提醒您一次。'}
          </Text>
          <ActionButton kind="quiet" onClick={askForConsent} isBusy={isBusy}>
            {unusedConsents ? '再多提醒一次' : '提醒我'}
          </ActionButton>
          {outcome && (
            <View className="reminder__outcome" {...toAria({ role: 'status' })}>
              {outcome}
            </View>
          )}
        </>
      )}
    </View>
  )
}
