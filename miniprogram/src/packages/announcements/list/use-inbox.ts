import Taro from '@tarojs/taro'
import { listAnnouncements, markRead } from '@zhixing/shared/announcements/contract'
import { Refusal } from '@zhixing/shared/problem'
import { listSubscriptions } from '@zhixing/shared/push/contract'
import { call, Unavailable } from '../../../api/call'
import { useAnswer, usePages } from '../../../api/use-contract-query'
import { useLatest } from '../../../hooks/use-latest-state'
import { canAskWechat } from '../../../platform/wechat'
import { useLearner } from '../../../sign-in/signed-in'
import { showAsRead } from '../read-marks'

export function useInbox() {
  const { learner } = useLearner()
  const [busy, setBusy] = useLatest(false)
  const { pages, hasMore, isFetchingMore, more, ...inbox } = usePages(listAnnouncements, {})
  const subscriptions = useAnswer(listSubscriptions, {}, canAskWechat())
  // What stands at the end of the list is asked for beside it, so that both are painted at once.
  const isAwaited = canAskWechat() && subscriptions.isPending
  const answer = { ...inbox, data: isAwaited ? undefined : inbox.data }
  const unread = pages[0]?.unread ?? 0

  const readAll = async () => {
    if (busy) return
    setBusy(true)
    try {
      const announcementIds = await idsOfUnread(unread)
      if (announcementIds.length) await call(markRead, { announcementIds })
      showAsRead(announcementIds)
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof Unavailable)) throw error
      void Taro.showToast({ title: error.title, icon: 'none' })
    } finally {
      setBusy(false)
    }
  }

  return {
    answer,
    pages,
    unread,
    hasMore,
    isFetchingMore,
    more,
    learner: learner !== undefined,
    busy,
    readAll: () => void readAll(),
  }
}

const MARKS_MAX = 100 // what one request may carry

/** Also those on pages nobody has turned to yet: the number counts them, too. */
async function idsOfUnread(unread: number): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await call(listAnnouncements, { cursor })
    for (const { announcementId, readAt } of page.announcements) if (!readAt) ids.push(announcementId)
    cursor = page.cursor
  } while (cursor && ids.length < unread)
  return ids.slice(0, MARKS_MAX)
}
