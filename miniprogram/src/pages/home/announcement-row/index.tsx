import { Text, View } from '@tarojs/components'
import { type InboxCard, topicTitles } from '@zhixing/shared/announcements/contract'
import { announcementsPages } from '@zhixing/shared/announcements/pages'
import { memo } from 'react'
import { Pressable } from '../../../components/controls/pressable'
import { openPage } from '../../../navigation/navigate'
import { toAria } from '../../../platform/accessibility/aria'
import { useLearner } from '../../../sign-in/signed-in'
import { dayWords } from '../../../words/days'
import './index.scss'

/** An announcement in a list. The dot marks it as unread, for a learner only. */
export const AnnouncementRow = memo(function AnnouncementRow({ announcement }: { announcement: InboxCard }) {
  const { learner } = useLearner()
  const { announcementId, title, topic, organisationName, publishedAt, readAt, pinEndsOn } = announcement
  return (
    <Pressable
      role="link"
      className="announcement-row"
      onClick={() => openPage(announcementsPages.announcement, { announcementId })}
    >
      <View className="announcement-row__line">
        {learner && !readAt && (
          <View className="announcement-row__dot" {...toAria({ role: 'img', label: '未读' })} />
        )}
        {pinEndsOn && <Text className="tag tag--strong announcement-row__pin">置顶</Text>}
        <Text className="announcement-row__title">{title}</Text>
      </View>
      <Text className="announcement-row__facts">{`${topicTitles[topic]} · ${organisationName} · ${dayWords(publishedAt)}`}</Text>
    </Pressable>
  )
})
