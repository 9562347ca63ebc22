/** What other modules may use of the catalogue. */
export { findCourse, findCourseVersion, findLastCourse, getCourseVersion } from './store/courses'
export { registrationIndexKey } from './store/entity'
export { findCheckQuestion, findCheckQuestions } from './store/questions'
