import type { Lesson } from '@zhixing/shared/catalogue/course'

/** Media stand below the API's own address, or are https addresses already. */
export const addressOf = (path: string) => (path.startsWith('/') ? API_ORIGIN + path : path)

/** The film this client can play. WeChat plays H.264 everywhere. */
export const filmOf = (lesson: Lesson): string => addressOf(lesson.mediaUrl ?? '')
