import { Text, View } from '@tarojs/components'

interface Props {
  unread: number
  isLearner: boolean
  isBusy: boolean
  markAllRead: () => void
}

export function InboxHead({ unread, isLearner, isBusy, markAllRead }: Props) {
  return (
    <View className="inbox__head">
      <Text className="inbox__unread">{unreadWords(unread, isLearner)}</Text>
      {unread > 0 && (
        <View className="inbox__read-all" hoverClass="pressed" onClick={markAllRead}>
          {isBusy ? '请稍候…' : '全部标为已读'}
        </View>
      )}
    </View>
  )
}

function unreadWords(unread: number, isLearner: boolean): string {
  if (!isLearner) return '您正在以访客身份浏览，下面是省级公告'
  return unread > 0 ? `${unread} 条未读` : '没有未读'
}
