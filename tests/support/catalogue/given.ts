import { publishDraft } from '@zhixing/functions/catalogue/publish-draft'
import { putDraft } from '@zhixing/functions/catalogue/store/drafts'
import type { CourseFacts, DraftLesson } from '@zhixing/shared/catalogue/contract'
import { ulid } from 'ulid'

/** A film of 900 seconds unless given; the media bucket of tests has a film of every length. */
export const aDraftLesson = ({ lengthSeconds = 900, ...facts }: Partial<DraftLesson> = {}): DraftLesson => ({
  lessonId: ulid(),
  title: '第一讲',
  kind: 'video',
  lengthSeconds,
  optional: false,
  mediaUrl: `/media/films/${lengthSeconds}.mp4`,
  ...facts,
})

export const aDraftArticle = (facts: Partial<DraftLesson> = {}): DraftLesson => ({
  ...aDraftLesson({ title: '阅读材料', kind: 'article', lengthSeconds: 300, ...facts }),
  mediaUrl: undefined,
  body: facts.body ?? [{ kind: 'paragraph', text: '正文。' }],
})

export const courseFacts = (facts: Partial<CourseFacts> = {}): CourseFacts => ({
  title: '基层治理中的依法行政',
  teacher: '周敏',
  teacherTitle: '某某学院教授',
  categoryId: 'law',
  requirement: 'required',
  subject: 'general',
  jobLevels: [],
  tags: ['依法行政', '基层'],
  summary: '从一件小事讲起。',
  lessons: [aDraftLesson(), aDraftArticle()],
  ...facts,
})

/** A course that was saved and published in a scope, a new province unless one is given. */
export async function aPublishedCourse(
  facts: Partial<CourseFacts> = {},
  { now = new Date(), scope = `${ulid()}/` } = {},
) {
  const courseId = ulid()
  const draft = {
    courseId,
    revision: 1,
    scope,
    state: 'draft' as const,
    facts: courseFacts(facts),
    courseVersion: 0,
  }
  const stored = { ...draft, updatedAt: now.toISOString(), updatedBy: '编辑' }
  await putDraft(stored, 0)
  await publishDraft(stored, now)
  return {
    ...stored,
    lessons: stored.facts.lessons.map((lesson) => ({ ...lesson, lessonId: lesson.lessonId ?? '' })),
  }
}
