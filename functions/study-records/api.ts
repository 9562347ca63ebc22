/** What other modules may use of study-records. */
export { LessonProgressEntity, parseSessionItem, sessionKey, toSessionItem } from './store/entity'
export { unpackIntervals } from './store/interval-codec'
