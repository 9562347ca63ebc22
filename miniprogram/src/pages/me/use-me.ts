import { listAnnouncements } from '@zhixing/shared/announcements/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { listSubscriptions } from '@zhixing/shared/push/contract'
import { listMyReviews } from '@zhixing/shared/reviews/contract'
import { useContractQuery } from '../../api/use-contract-query'
import { useLearner } from '../../sign-in/signed-in'

/** Everything on the learner's page. Links are shown at once, answers together when all are there. */
export function useMe() {
  const { learner, isSigningIn } = useLearner()
  const isBound = learner !== undefined
  const transcript = useContractQuery(getTranscript, {}, { enabled: isBound })
  const inbox = useContractQuery(listAnnouncements, {}, { enabled: isBound })
  const subscriptions = useContractQuery(listSubscriptions, {}, { enabled: isBound })
  const reviews = useContractQuery(listMyReviews, {}, { enabled: isBound })
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
    reviews: isComplete ? (reviews.data?.reviews ?? []) : [],
    mayFollow: isComplete && subscriptions.data?.follower === false,
    retry: () => {
      for (const { retry } of queries) retry()
    },
  }
}
