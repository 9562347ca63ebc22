import { listAnnouncements } from '@zhixing/shared/announcements/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { listSubscriptions } from '@zhixing/shared/push/contract'
import { listMyReviews } from '@zhixing/shared/reviews/contract'
import { useContractQuery } from '../../api/use-contract-query'
import { useLearner } from '../../sign-in/signed-in'

/**
 * Everything on the page of the learner. The links are shown at once, the answers together when all are
 * there.
 */
export function useMe() {
  const { learner, isSigningIn } = useLearner()
  const isBound = learner !== undefined
  const transcript = useContractQuery(getTranscript, {}, isBound)
  const inbox = useContractQuery(listAnnouncements, {}, isBound)
  const subscriptions = useContractQuery(listSubscriptions, {}, isBound)
  const reviews = useContractQuery(listMyReviews, {}, isBound)
  const queries = [transcript, inbox, subscriptions, reviews]
  const isComplete = isBound && queries.every(({ isPending }) => !isPending)
  return {
    learner,
    isSigningIn,
    transcript: {
      ...transcript,
      data: isComplete ? transcript.data : undefined,
      error: isComplete ? transcript.error : null,
    },
    unread: isComplete ? (inbox.data?.unread ?? 0) : 0,
    reviews: (isComplete && reviews.data?.reviews) || [],
    isFollower: !isComplete || subscriptions.data?.follower !== false,
    retry: () => {
      for (const { retry } of queries) retry()
    },
  }
}
