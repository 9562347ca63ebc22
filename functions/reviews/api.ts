/** What other modules may use of reviews. */
export { raise } from './store/reviews'
