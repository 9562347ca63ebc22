/** What other modules may use of catalogue. */
export { findCourse, getCourseVersion, registrationsIndexPartition } from './store/courses'
export { findCheckQuestion, findCheckQuestions } from './store/questions'
