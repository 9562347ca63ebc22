/** What other modules may use of reviews. */

export { raiseReviews } from './raise-reviews'
export { listReviewCardsOf } from './review-views'
