import { listAnnouncements, markRead } from '@zhixing/shared/announcements/contract'
import { listSubscriptions } from '@zhixing/shared/push/contract'
import { call } from '../../../api/call'
import { isCallError } from '../../../api/http'
import { useContractPages, useContractQuery } from '../../../api/use-contract-query'
import { useLatestState } from '../../../hooks/use-latest-state'
import { showToast } from '../../../platform/accessibility/toast'
import { canUseWechatApis } from '../../../platform/wechat'
import { useLearner } from '../../../sign-in/signed-in'
import { showAsRead } from '../read-marks'

export function useInbox() {
  const { learner } = useLearner()
  const [isBusy, setBusy] = useLatestState(false)
  const { pages, hasMore, isLoadingMore, loadMore, ...inbox } = useContractPages(listAnnouncements, {})
  const subscriptions = useContractQuery(listSubscriptions, {}, { enabled: canUseWechatApis() })
  // The reminder below the list needs the subscriptions; both are painted at once.
  const isReminderPending = canUseWechatApis() && subscriptions.isPending
  const unread = pages[0]?.unread ?? 0

  const markAllRead = async () => {
    if (isBusy) return
    setBusy(true)
    try {
      const announcementIds = await listUnreadIds(unread)
      if (announcementIds.length) await call(markRead, { announcementIds })
      showAsRead(announcementIds)
    } catch (error) {
      if (!isCallError(error)) throw error
      showToast(error.title)
    } finally {
      setBusy(false)
    }
  }

  return {
    result: { ...inbox, data: isReminderPending ? undefined : inbox.data },
    pages,
    unread,
    hasMore,
    isLoadingMore,
    loadMore,
    isLearner: learner !== undefined,
    isBusy,
    markAllRead: () => void markAllRead(),
  }
}

const MARKS_MAX = 100 // the contract's limit for one request

/** Includes pages that are not loaded yet, because the number of unread announcements includes them. */
async function listUnreadIds(unread: number): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await call(listAnnouncements, { cursor })
    for (const { announcementId, readAt } of page.announcements) if (!readAt) ids.push(announcementId)
    cursor = page.cursor
  } while (cursor && ids.length < unread)
  return ids.slice(0, MARKS_MAX)
}
