import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import type { InboxCard } from '@zhixing/shared/announcements/contract'
import { memo } from 'react'
import { Answered } from '../../../components/outcome/answered'
import { Empty } from '../../../components/outcome/empty'
import { Page } from '../../../components/page/page'
import { Skeleton } from '../../../components/page/skeleton'
import { InboxRow } from './inbox-row'
import './index.scss'
import { Reminder } from './reminder'
import { useInbox } from './use-inbox'

export default function List() {
  const { answer, pages, unread, hasMore, isFetchingMore, more, learner, busy, readAll } = useInbox()
  usePullDownRefresh(() => {
    answer.retry()
    Taro.stopPullDownRefresh()
  })
  useReachBottom(more)
  return (
    <Page>
      <Answered by={answer} skeleton={<Skeleton rows={5} />}>
        {() => (
          <>
            <View className="inbox__head">
              <Text className="inbox__unread">
                {learner
                  ? unread > 0
                    ? `${unread} 条未读`
                    : '没有未读'
                  : '您正在以访客身份浏览，下面是省级公告'}
              </Text>
              {unread > 0 && (
                <View className="inbox__read-all" hoverClass="pressed" onClick={readAll}>
                  {busy ? '请稍候…' : '全部标为已读'}
                </View>
              )}
            </View>
            {pages.map(({ announcements }) => (
              <OnePage
                announcements={announcements}
                isLearner={learner}
                key={announcements[0]?.announcementId ?? 'empty'}
              />
            ))}
            {pages[0]?.announcements.length === 0 && (
              <Empty title="还没有公告" detail="学院和本单位发布的公告会出现在这里" />
            )}
            {hasMore && (
              <View className="inbox__more" onClick={more}>
                {isFetchingMore ? '正在加载…' : '更早的公告'}
              </View>
            )}
            {!hasMore && <Reminder />}
          </>
        )}
      </Answered>
    </Page>
  )
}

/** A node of its own, so that the next page is added without sending this one again. */
const OnePage = memo(function OnePage({
  announcements,
  isLearner,
}: {
  announcements: InboxCard[]
  isLearner: boolean
}) {
  return (
    <View>
      {announcements.map((card) => (
        <InboxRow card={card} isUnread={isLearner && !card.readAt} key={card.announcementId} />
      ))}
    </View>
  )
})
