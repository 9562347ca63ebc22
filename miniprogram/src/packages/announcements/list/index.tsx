import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import type { InboxCard } from '@zhixing/shared/announcements/contract'
import { memo } from 'react'
import { Pressable } from '../../../components/controls/pressable'
import { EmptyNotice } from '../../../components/feedback/empty-notice'
import { QueryView } from '../../../components/feedback/query-view'
import { Skeleton } from '../../../components/feedback/skeleton'
import { Page } from '../../../components/layout/page'
import { InboxHead } from './inbox-head'
import { InboxRow } from './inbox-row'
import './index.scss'
import { Reminder } from './reminder'
import { useInbox } from './use-inbox'

export default function List() {
  const { result, pages, unread, hasMore, isLoadingMore, loadMore, isLearner, isBusy, markAllRead } =
    useInbox()
  usePullDownRefresh(() => {
    result.retry()
    Taro.stopPullDownRefresh()
  })
  useReachBottom(loadMore)
  return (
    <Page>
      <QueryView result={result} skeleton={<Skeleton parts={['tabs', 'row', 'row', 'row', 'row']} />}>
        {() => (
          <>
            <InboxHead unread={unread} isLearner={isLearner} isBusy={isBusy} markAllRead={markAllRead} />
            {pages.map(({ announcements }) => (
              <InboxPage
                announcements={announcements}
                isLearner={isLearner}
                key={announcements[0]?.announcementId ?? 'empty'}
              />
            ))}
            {pages[0]?.announcements.length === 0 && (
              <EmptyNotice title="还没有公告" detail="学院和本单位发布的公告会出现在这里" />
            )}
            {hasMore ? (
              <Pressable role="button" className="inbox__more" onClick={isLoadingMore ? undefined : loadMore}>
                {isLoadingMore ? '正在加载…' : '更早的公告'}
              </Pressable>
            ) : (
              <Reminder />
            )}
          </>
        )}
      </QueryView>
    </Page>
  )
}

interface InboxPageProps {
  announcements: InboxCard[]
  isLearner: boolean
}

/** A node of its own, so that adding the next page does not send this one to the view again. */
const InboxPage = memo(function InboxPage({ announcements, isLearner }: InboxPageProps) {
  return (
    <View>
      {announcements.map((card) => (
        <InboxRow card={card} isUnread={isLearner && !card.readAt} key={card.announcementId} />
      ))}
    </View>
  )
})
