import { listReviews } from '@zhixing/shared/reviews/contract'
import { kindTitles } from '@zhixing/shared/reviews/words'
import type { WaitingPage } from '../components/shell/console-module'
import { call } from '../server/call'

export async function loadWaitingReviews(
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<WaitingPage> {
  const page = await call(listReviews, { waitingFor: 'me', cursor }, signal)
  const rows = page.reviews.map(
    ({ reviewId, kind, state, nameMasked, organisationName, seen, updatedAt }) => ({
      to: `/reviews/${reviewId}`,
      title: kindTitles[kind],
      task: state === 'appealed' ? '申诉待答复' : '异常待复核',
      about: `${nameMasked} · ${organisationName} · ${seen}`,
      since: updatedAt,
    }),
  )
  return { rows, cursor: page.cursor }
}
