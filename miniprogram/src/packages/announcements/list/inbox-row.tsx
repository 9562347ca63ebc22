import { Text, View } from '@tarojs/components'
import { type InboxCard, topicTitles } from '@zhixing/shared/announcements/contract'
import { announcementsPages } from '@zhixing/shared/announcements/pages'
import { memo } from 'react'
import { Pressable } from '../../../components/controls/pressable'
import { openPage } from '../../../navigation/navigate'
import { toAria } from '../../../platform/accessibility/aria'
import { momentWords } from '../../../words/moments'

interface Props {
  card: InboxCard
  isUnread: boolean
}

export const InboxRow = memo(function InboxRow({ card, isUnread }: Props) {
  const { announcementId, title, summary, topic, organisationName, publishedAt, pinEndsOn } = card
  return (
    <Pressable
      role="link"
      className="card inbox__row"
      onClick={() => openPage(announcementsPages.announcement, { announcementId })}
    >
      <View className="inbox__facts">
        {pinEndsOn && <Text className="tag tag--strong">置顶</Text>}
        <Text className={`tag ${topic === 'notice' ? 'tag--accent' : 'tag--good'}`}>
          {topicTitles[topic]}
        </Text>
        <Text className="inbox__who">{`${organisationName} · ${momentWords(publishedAt)}`}</Text>
      </View>
      <View className="inbox__line">
        {isUnread && <View className="inbox__dot" {...toAria({ role: 'img', label: '未读' })} />}
        <Text className={`inbox__title ${isUnread ? '' : 'inbox__title--read'}`}>{title}</Text>
      </View>
      <Text className="inbox__summary">{summary}</Text>
    </Pressable>
  )
})
