import { Text, View } from '@tarojs/components'
import { toAria } from '../../../platform/accessibility/aria'
import { Pressable } from '../../controls/pressable'
import { Notice } from '../notice'
import './index.scss'

interface OfflineProps {
  title: string
  retry: () => void
  isBusy?: boolean
}

/** Replaces a page that could not be loaded. */
export const Offline = ({ title, retry, isBusy = false }: OfflineProps) => (
  <Notice
    symbol="—"
    title={title}
    detail="学习进度不会丢失"
    action={{ title: '再试一次', onClick: retry, isBusy }}
  />
)

interface BannerProps {
  retry?: () => void
  text?: string
}

/** Above content that may be outdated. */
export function OfflineBanner({ retry, text = '网络不通，下面是上次的内容' }: BannerProps) {
  return (
    <View className="offline-banner" {...toAria({ role: 'status' })}>
      <Text className="offline-banner__text">{text}</Text>
      {retry && (
        <Pressable role="button" className="offline-banner__retry" onClick={retry}>
          重试
        </Pressable>
      )}
    </View>
  )
}
