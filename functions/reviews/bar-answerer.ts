import type { Refuse } from '../core/http/endpoint'
import { barFromDeciding } from '../corrections/api'
import { fileRequests } from './reversal-requests'
import type { Review } from './store/review'

/**
 * Bars the supervisor from deciding the open reversal requests of a review, before they answer its appeal.
 * Refuses if they have approved one in the meantime: then another person answers.
 */
export async function barAnswerer(
  review: Review,
  personId: string,
  refuse: Refuse<'reviews/same-person'>,
): Promise<void> {
  for (const { reversal } of await fileRequests(review)) {
    const isOpen = reversal?.state === 'open'
    const current = isOpen ? await barFromDeciding(reversal.requestId, personId) : reversal
    if (current?.state === 'approved' && current.decidedBy === personId) throw refuse('reviews/same-person')
  }
}
