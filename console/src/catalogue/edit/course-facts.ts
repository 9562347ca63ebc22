import { CourseFacts } from '@zhixing/shared/catalogue/contract'

export const emptyCourse = (categoryId: string): CourseFacts => ({
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

const errorTexts: Record<string, string> = {
  title: '请填写课程名称',
  categoryId: '请选择分类',
  tags: '每个标签最多12个字',
  lessons: '有课时的内容填写有误，请检查',
}

/** What prevents saving, by field, found by the server's schema. Publishing asks for more. */
export function courseErrors(facts: CourseFacts): Record<string, string> {
  const checked = CourseFacts.safeParse(facts)
  if (checked.success) return {}
  return Object.fromEntries(
    checked.error.issues.map(({ path }) => {
      const field = String(path[0])
      return [field, errorTexts[field] ?? '内容有误，请检查']
    }),
  )
}

/** The facts as they are saved: blank chapters and the text of lessons that are no articles are left out. */
export const withoutUnused = (facts: CourseFacts): CourseFacts => ({
  ...facts,
  lessons: facts.lessons.map((lesson) => ({
    ...lesson,
    chapter: lesson.chapter?.trim() || undefined,
    body: lesson.kind === 'article' ? lesson.body : undefined,
  })),
})
