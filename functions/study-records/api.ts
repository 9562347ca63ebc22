/** What other modules may use of study-records. */
export { LessonProgressEntity, sessionItem, sessionKey, sessionOf } from './store/entity'
export { stretchesOf } from './store/stretches'
