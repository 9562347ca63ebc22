import { settlePublication } from '@zhixing/functions/catalogue/settle-publication'
import { putDraft, type StoredDraft } from '@zhixing/functions/catalogue/store/drafts'
import { putWithdrawal } from '@zhixing/functions/catalogue/store/publications'
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

/** A draft that is not stored yet. */
export const aDraft = (facts: Partial<StoredDraft> = {}, now = new Date()): StoredDraft => ({
  courseId: ulid(),
  revision: 0,
  orgPath: `${ulid()}/`,
  state: 'draft',
  facts: courseFacts(),
  courseVersion: 0,
  updatedAt: now.toISOString(),
  updatedBy: '编辑',
  editorIds: [],
  history: [],
  ...facts,
})

/** A course that was saved and published in a scope, a new province unless one is given. */
export async function aPublishedCourse(
  facts: Partial<CourseFacts> = {},
  { now = new Date(), scope = `${ulid()}/` } = {},
) {
  const draft = aDraft(
    { orgPath: scope, state: 'published', courseVersion: 1, facts: courseFacts(facts) },
    now,
  )
  await putDraft(draft)
  await settlePublication({ ...draft, revision: 1 }, now)
  return {
    ...draft,
    lessons: draft.facts.lessons.map((lesson) => ({ ...lesson, lessonId: lesson.lessonId ?? '' })),
  }
}

const LATER_REVISION = 1000 // than any that a test has made

/** Takes a published course out of the catalogue. */
export const withdrawFromCatalogue = (courseId: string, now = new Date()) =>
  putWithdrawal({ courseId, revision: LATER_REVISION, updatedAt: now.toISOString() })
