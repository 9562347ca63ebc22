import * as z from 'zod'
import { Cursor, contract, Done, Empty, Id, Instant, ListPageSize, Sha256, WaitingFor } from '../contract'
import { JobLevel } from '../identity/role'
import { draftText, optionalText, SearchText, SeenRevision } from '../text'
import { UploadAddress } from '../upload-address'
import { recordedStep } from '../workflow/history'
import { ArticleBlock } from './article'
import {
  CategoryId,
  Course,
  courseFactFields,
  LESSON_SECONDS_MAX,
  Lesson,
  LessonKind,
  MediaPath,
  Requirement,
} from './course'
import { CheckQuestion } from './question'

export const Category = z.object({ categoryId: CategoryId, title: z.string(), description: z.string() })
export type Category = z.infer<typeof Category>

export const CourseCard = z.object({
  courseId: Id,
  title: z.string(),
  teacher: z.string(),
  categoryId: CategoryId,
  requirement: Requirement,
  lessons: z.number().int(),
  lengthSeconds: z.number().int(),
  studyHours: z.number(),
  hasVideo: z.boolean(),
  tags: z.array(z.string()),
  publishedAt: Instant,
  studied: z.number().int(), // learners enrolled, as of the last tally
})
export type CourseCard = z.infer<typeof CourseCard>

export const listCategories = contract({
  method: 'GET',
  path: '/v1/categories',
  summary: 'The categories of the catalogue, in their order',
  access: 'public',
  input: Empty,
  output: z.object({ categories: z.array(Category) }),
  problems: [],
  cacheSeconds: 300,
})

export const CourseOrder = z.enum(['newest', 'mostStudied'])
export type CourseOrder = z.infer<typeof CourseOrder>

export const listCourses = contract({
  method: 'GET',
  path: '/v1/courses',
  summary: 'Published courses, twenty a page: by category and order, or found by words, synonyms or pinyin',
  access: 'public',
  input: z.strictObject({
    categoryId: CategoryId.optional(),
    order: CourseOrder.default('newest'),
    requirement: Requirement.optional(),
    jobLevel: JobLevel.optional(), // only courses open to it
    q: SearchText.optional(),
    cursor: Cursor.optional(),
  }),
  output: z.object({ courses: z.array(CourseCard), cursor: Cursor.optional() }),
  problems: [],
  cacheSeconds: 60,
})

export const getCourse = contract({
  method: 'GET',
  path: '/v1/courses/{courseId}',
  summary: 'The published course with its lessons; another version by number for its learners and staff',
  access: 'public',
  input: z.strictObject({
    courseId: Id,
    courseVersion: z.coerce.number().int().min(1).max(99_999).optional(),
  }),
  output: Course,
  problems: ['catalogue/course-not-found'],
  cacheSeconds: 60,
})

export const getLesson = contract({
  method: 'GET',
  path: '/v1/courses/{courseId}/lessons/{lessonId}',
  summary: 'A lesson with the body of its article; of another version by number as for the course',
  access: 'public',
  input: z.strictObject({
    courseId: Id,
    lessonId: Id,
    courseVersion: z.coerce.number().int().min(1).max(99_999).optional(),
  }),
  output: Lesson.extend({ courseId: Id, courseTitle: z.string(), body: z.array(ArticleBlock) }),
  problems: ['catalogue/course-not-found', 'catalogue/lesson-not-found'],
  cacheSeconds: 60,
})

/** What an editor works on. It may be incomplete; `publicationErrors` says what is missing. */
export const DraftLesson = z.strictObject({
  lessonId: Id.optional(), // given by the server on the first save
  title: draftText(80),
  chapter: optionalText(60),
  kind: LessonKind,
  lengthSeconds: z.number().int().min(0).max(LESSON_SECONDS_MAX),
  optional: z.boolean().default(false),
  mediaUrl: MediaPath.optional(),
  webmUrl: MediaPath.optional(),
  captionsUrl: MediaPath.optional(),
  posterUrl: MediaPath.optional(),
  body: z.array(ArticleBlock).max(400).optional(),
  // of presence checks; stored apart from what learners read
  questions: z.array(CheckQuestion).max(10).optional(),
})
export type DraftLesson = z.infer<typeof DraftLesson>

export const CourseFacts = z.strictObject({
  ...courseFactFields,
  teacher: draftText(20),
  teacherTitle: draftText(40),
  summary: draftText(500),
  lessons: z.array(DraftLesson).max(60),
})
export type CourseFacts = z.infer<typeof CourseFacts>

/** draft → submitted → approved → published → withdrawn; a refusal or an edit leads back to draft. */
export const DraftState = z.enum(['draft', 'submitted', 'approved', 'published', 'withdrawn'])
export type DraftState = z.infer<typeof DraftState>

/** The same for lists; `changed`: a draft of a course that is in the catalogue. */
export const CourseState = z.enum([...DraftState.options, 'changed'])
export type CourseState = z.infer<typeof CourseState>

export const ManagedCourse = z.object({
  courseId: Id,
  title: z.string(),
  teacher: z.string(),
  categoryId: CategoryId,
  requirement: Requirement,
  state: CourseState,
  lessons: z.number().int(),
  studyHours: z.number(),
  courseVersion: z.number().int(), // 0: never published
  studied: z.number().int(),
  updatedAt: Instant,
  updatedBy: z.string(),
})
export type ManagedCourse = z.infer<typeof ManagedCourse>

/** Newest last; drafts that were saved before courses were approved have none. */
export const CourseStep = recordedStep([
  'saved',
  'submitted',
  'approved',
  'rejected',
  'published',
  'withdrawn',
])
export type CourseStep = z.infer<typeof CourseStep>

/** The steps that the caller may take now, by the rules that decide the request too. */
export const CourseAction = z.enum(['edit', 'submit', 'reject', 'approve', 'publish', 'withdraw'])
export type CourseAction = z.infer<typeof CourseAction>

export const CourseDraft = ManagedCourse.extend({
  revision: z.number().int(), // goes up with every step
  facts: CourseFacts,
  // why it cannot be submitted or published; empty: it can
  problems: z.array(z.object({ path: z.string(), message: z.string() })),
  history: z.array(CourseStep),
  actions: z.array(CourseAction),
})
export type CourseDraft = z.infer<typeof CourseDraft>

export const listManagedCourses = contract({
  method: 'GET',
  path: '/v1/managed-courses',
  summary: 'All courses in every state, for editors',
  access: 'staff',
  input: z.strictObject({
    state: CourseState.optional(),
    categoryId: CategoryId.optional(),
    q: SearchText.optional(),
    waitingFor: WaitingFor,
    pageSize: ListPageSize,
    cursor: Cursor.optional(),
  }),
  output: z.object({ courses: z.array(ManagedCourse), cursor: Cursor.optional() }),
  problems: [],
})

export const getCourseDraft = contract({
  method: 'GET',
  path: '/v1/managed-courses/{courseId}',
  summary: 'The draft of a course, with the reasons why it cannot be published yet',
  access: 'staff',
  input: z.strictObject({ courseId: Id }),
  output: CourseDraft,
  problems: ['catalogue/course-not-found'],
})

/** What every step of a course may be refused with. */
const stepProblems = ['request/stale', 'catalogue/course-not-found', 'catalogue/wrong-state'] as const

export const saveCourse = contract({
  method: 'PUT',
  path: '/v1/managed-courses/{courseId}',
  summary: 'Save the draft; revision 0 makes a new course under the id the client chose; undoes an approval',
  access: 'staff',
  input: z.strictObject({ courseId: Id, revision: SeenRevision, facts: CourseFacts }),
  output: CourseDraft,
  problems: stepProblems,
  bodyBytesMax: 400 * 1024, // it contains the articles; the stored draft is limited to 350 KB
})

export const submitCourse = contract({
  method: 'POST',
  path: '/v1/managed-courses/{courseId}/submission',
  summary: 'Hand the complete draft to another person for approval',
  access: 'staff',
  input: z.strictObject({ courseId: Id, revision: SeenRevision }),
  output: CourseDraft,
  problems: [...stepProblems, 'catalogue/not-publishable'],
})

export const approveCourse = contract({
  method: 'POST',
  path: '/v1/managed-courses/{courseId}/approval',
  summary: 'Approve, or send back with a comment that says why; never by who wrote or submitted it',
  access: 'staff',
  input: z.strictObject({
    courseId: Id,
    revision: SeenRevision,
    approve: z.boolean(),
    comment: optionalText(200),
  }),
  output: CourseDraft,
  problems: [...stepProblems, 'catalogue/same-person'],
})

export const publishCourse = contract({
  method: 'POST',
  path: '/v1/managed-courses/{courseId}/publication',
  summary: 'Publish the approved draft; courseVersion goes up only if lessons changed, not for a word',
  access: 'staff',
  input: z.strictObject({ courseId: Id, revision: SeenRevision }),
  output: CourseDraft,
  problems: [...stepProblems, 'catalogue/not-publishable'],
})

export const withdrawCourse = contract({
  method: 'DELETE',
  path: '/v1/managed-courses/{courseId}/publication',
  summary: 'Take the course out of the catalogue; enrolled learners may finish it',
  access: 'staff',
  input: z.strictObject({ courseId: Id }),
  output: Done,
  problems: stepProblems,
})

export const createUpload = contract({
  method: 'POST',
  path: '/v1/uploads',
  summary: 'A presigned address to PUT one media file to, and the address under which it will be served',
  access: 'staff',
  input: z.strictObject({
    contentType: z.enum([
      'video/mp4',
      'video/webm',
      'audio/mp4',
      'application/pdf',
      'image/jpeg',
      'image/webp',
      'text/vtt',
    ]),
    bytes: z.number().int().min(1).max(500_000_000),
    sha256: Sha256,
  }),
  output: UploadAddress.extend({ mediaUrl: z.string() }),
  problems: [],
})

export const measureMedia = contract({
  method: 'POST',
  path: '/v1/media-lengths',
  summary: 'The length of an uploaded film or sound, read from the file: what its lesson must say',
  access: 'staff',
  input: z.strictObject({ mediaUrl: MediaPath }),
  output: z.object({ lengthSeconds: z.number().int() }), // whole seconds, rounded down
  problems: ['catalogue/media-unreadable'],
})
