/** What other modules may use of study-records. */
export { completeLesson, foldSession, parseLessonRecord } from './store/lesson-records'
export { findSession, putSession } from './store/sessions'
