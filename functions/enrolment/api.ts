/** What other modules may use of enrolment. */
export { awardIfCompleted, type EnrolledCourse } from './award'
export { listRegistrationsOf } from './registration-view'
export { getCourseRecord, listCourseRecords } from './store/course-records'
export { takeUpCorrection } from './take-up-correction'
