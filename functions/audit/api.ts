/** What other modules may use of audit. */
export { toLoggedChange } from './logged-change'
