import type { CourseFacts } from '@zhixing/shared/catalogue/contract'
import type { ComparedField } from '../../components/forms/saved-beside-mine'

export const comparedCourseFields: ComparedField<CourseFacts>[] = [
  { label: '课程名称', textOf: ({ title }) => title },
  { label: '主讲人', textOf: ({ teacher, teacherTitle }) => `${teacher} ${teacherTitle}` },
  { label: '简介', textOf: ({ summary }) => summary },
  { label: '标签', textOf: ({ tags }) => tags.join('、') },
  { label: '课时', textOf: ({ lessons }) => lessons.map(({ title }) => title).join('\n') },
]
