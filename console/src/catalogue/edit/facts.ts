import { CourseFacts, type DraftLesson } from '@zhixing/shared/catalogue/contract'

export const emptyFacts = (categoryId: string): CourseFacts => ({
  title: '',
  teacher: '',
  teacherTitle: '',
  categoryId,
  requirement: 'elective',
  subject: 'general',
  jobLevels: [],
  tags: [],
  summary: '',
  lessons: [],
})

export const emptyLesson = (chapter?: string): DraftLesson => ({
  title: '',
  kind: 'video',
  lengthSeconds: 0,
  optional: false,
  chapter,
})

const words: Record<string, string> = {
  title: '请填写课程名称',
  categoryId: '请选择分类',
  tags: '每个标签最多12个字',
  lessons: '有课时的内容填写有误，请检查',
}

/** What stands against saving (publication asks for more), by the same schema the server asks with. */
export function unsavable(facts: CourseFacts): Record<string, string> {
  const checked = CourseFacts.safeParse(facts)
  if (checked.success) return {}
  return Object.fromEntries(
    checked.error.issues.map(({ path: [field] }) => [
      String(field),
      words[String(field)] ?? '内容有误，请检查',
    ]),
  )
}

/** Empty fields of a lesson are left out: a media address is there, or it is not. */
export const cleaned = (facts: CourseFacts): CourseFacts => ({
  ...facts,
  lessons: facts.lessons.map((lesson) => ({
    ...lesson,
    chapter: lesson.chapter?.trim() || undefined,
    body: lesson.kind === 'article' ? lesson.body : undefined,
  })),
})
