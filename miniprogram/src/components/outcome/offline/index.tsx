import { Text, View } from '@tarojs/components'
import { Notice } from '../notice'
import './index.scss'

export function Offline({ title, retry, busy }: { title: string; retry: () => void; busy?: boolean }) {
  return (
    <Notice
      mark="—"
      title={title}
      detail="学习进度不会丢失"
      act={{ title: '再试一次', onClick: retry, busy: busy ?? false }}
    />
  )
}

/** Above what was known before: it may have changed since. */
export function OfflineBanner({
  retry,
  says = '网络不通，下面是上次的内容',
}: {
  retry?: () => void
  says?: string
}) {
  return (
    <View className="offline-banner">
      <Text className="offline-banner__says">{says}</Text>
      {retry && (
        <View className="offline-banner__retry" hoverClass="pressed" onClick={retry}>
          重试
        </View>
      )}
    </View>
  )
}
