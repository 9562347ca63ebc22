import { View } from '@tarojs/components'
import { Pressable } from '../../../components/controls/pressable'
import { toAria } from '../../../platform/accessibility/aria'

interface Props {
  unread: number
  isLearner: boolean
  isBusy: boolean
  markAllRead: () => void
}

export function InboxHead({ unread, isLearner, isBusy, markAllRead }: Props) {
  return (
    <View className="inbox__head">
      <View className="inbox__unread" {...toAria({ role: 'status' })}>
        {unreadWords(unread, isLearner)}
      </View>
      {unread > 0 && (
        <Pressable role="button" className="inbox__read-all" onClick={isBusy ? undefined : markAllRead}>
          {isBusy ? '请稍候…' : '全部标为已读'}
        </Pressable>
      )}
    </View>
  )
}

function unreadWords(unread: number, isLearner: boolean): string {
  if (!isLearner) return '您正在以访客身份浏览，下面是省级公告'
  return unread > 0 ? `${unread} 条未读` : '没有未读'
}
