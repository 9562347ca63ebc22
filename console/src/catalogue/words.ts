import type { CourseState, CourseStep } from '@zhixing/shared/catalogue/contract'
import type { LessonKind } from '@zhixing/shared/catalogue/course'

export const courseStateTitles: Record<CourseState, string> = {
  draft: '草稿',
  submitted: '待审核',
  approved: '已通过',
  published: '已发布',
  changed: '有修改未发布',
  withdrawn: '已下架',
}
export const courseStepTitles: Record<CourseStep['step'], string> = {
  saved: '保存草稿',
  submitted: '提交审核',
  approved: '审核通过',
  rejected: '退回修改',
  published: '发布',
  withdrawn: '下架',
}
export const courseStepColours: Partial<Record<CourseStep['step'], string>> = {
  approved: 'green',
  published: 'green',
  rejected: 'orange',
}
export const lessonKindTitles: Record<LessonKind, string> = {
  video: '视频',
  shortVideo: '短视频',
  article: '图文',
  audio: '音频',
  document: '文档',
}
