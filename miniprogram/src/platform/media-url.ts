import type { Lesson } from '@zhixing/shared/catalogue/course'

/** A path below the API's origin becomes an absolute URL; an https URL stays as it is. */
export const toMediaUrl = (path: string) => (path.startsWith('/') ? API_ORIGIN + path : path)

/** The video file this client can play. WeChat plays H.264 everywhere. */
export const videoUrlOf = (lesson: Lesson): string => toMediaUrl(lesson.mediaUrl ?? '')
