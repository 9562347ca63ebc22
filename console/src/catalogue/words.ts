import type { CourseState } from '@zhixing/shared/catalogue/contract'
import type { LessonKind, Requirement, Subject } from '@zhixing/shared/catalogue/course'
import type * as z from 'zod'

export const stateTitles: Record<z.infer<typeof CourseState>, string> = {
  draft: '草稿',
  published: '已发布',
  changed: '有修改未发布',
  withdrawn: '已下架',
}
export const kindTitles: Record<LessonKind, string> = {
  video: '视频',
  shortVideo: '短视频',
  article: '图文',
  audio: '音频',
  document: '文档',
}
export const requirementTitles: Record<z.infer<typeof Requirement>, string> = {
  required: '必修',
  elective: '选修',
}
export const subjectTitles: Record<z.infer<typeof Subject>, string> = {
  general: '公需科目',
  professional: '专业科目',
}
