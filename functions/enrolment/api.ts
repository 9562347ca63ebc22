/** What other modules may use of enrolment. */
export { getCourseRecord, listCourseRecords } from './store/course-records'
