/** What other modules may use of enrolment. */
export { courseRecord, courseRecords } from './store/registrations'
