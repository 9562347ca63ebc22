/** What other modules may use of corrections. */
export { fileReversal } from './file-reversal'
export type { StoredCreditRequest } from './store/credit-request'
export { barFromDeciding, findCreditRequest, putDecision } from './store/credit-requests'
