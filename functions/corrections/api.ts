/** What other modules may use of corrections. */
export { bar, decide, findRequest, requestReversal } from './store/requests'
