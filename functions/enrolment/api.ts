/** What other modules may use of enrolment. */
export { awardIfCompleted, type EnrolledCourse } from './award'
export { getCourseRecord, listCourseRecords } from './store/course-records'
export { takeUpCorrection } from './take-up-correction'
