import { listAnnouncements } from '@zhixing/shared/announcements/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { listSubscriptions } from '@zhixing/shared/push/contract'
import { listMyReviews } from '@zhixing/shared/reviews/contract'
import { useAnswer } from '../../api/use-contract-query'
import { useLearner } from '../../sign-in/signed-in'

/** What is mine at a glance. The ways on are there at once; the answers are painted together. */
export function useMe() {
  const { learner, arriving } = useLearner()
  const isBound = learner !== undefined
  const transcript = useAnswer(getTranscript, {}, isBound)
  const inbox = useAnswer(listAnnouncements, {}, isBound)
  const subscriptions = useAnswer(listSubscriptions, {}, isBound)
  const reviews = useAnswer(listMyReviews, {}, isBound)
  const all = [transcript, inbox, subscriptions, reviews]
  const isSettled = isBound && !all.some((answer) => answer.isPending)
  return {
    learner,
    arriving,
    year: {
      ...transcript,
      data: isSettled ? transcript.data : undefined,
      error: isSettled ? transcript.error : null,
    },
    unread: isSettled ? (inbox.data?.unread ?? 0) : 0,
    reviews: (isSettled && reviews.data?.reviews) || [],
    isFollower: !isSettled || subscriptions.data?.follower !== false,
    retry: () => {
      for (const answer of all) answer.retry()
    },
  }
}
