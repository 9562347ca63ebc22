import type { CourseState } from '@zhixing/shared/catalogue/contract'
import type { LessonKind } from '@zhixing/shared/catalogue/course'
import type * as z from 'zod'

export const courseStateTitles: Record<z.infer<typeof CourseState>, string> = {
  draft: '草稿',
  published: '已发布',
  changed: '有修改未发布',
  withdrawn: '已下架',
}
export const lessonKindTitles: Record<LessonKind, string> = {
  video: '视频',
  shortVideo: '短视频',
  article: '图文',
  audio: '音频',
  document: '文档',
}
