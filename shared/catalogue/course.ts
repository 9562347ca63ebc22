import * as z from 'zod'
import { Id, Instant } from '../contract'
import { JobLevel } from '../identity/role'
import { presencePolicy } from '../policy/presence'
import { optionalText, text } from '../text'

export const CategoryId = z.string().regex(/^[a-z][a-z-]{1,31}$/)

export const LessonKind = z.enum(['video', 'shortVideo', 'article', 'audio', 'document'])
export type LessonKind = z.infer<typeof LessonKind>
export const Requirement = z.enum(['required', 'elective'])
export const Subject = z.enum(['general', 'professional'])

/** A file in our own media bucket (`/media/uploads/01J….mp4`): on no other host, and no way out by `..`. */
export const MediaPath = z
  .string()
  .max(512)
  .regex(/^\/media(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/, '请把文件上传到本平台')

/** As it was accepted earlier: also an https address. What was published with one stays readable. */
const PublishedMediaUrl = z
  .string()
  .max(512)
  .regex(/^(https:\/\/|\/media\/)[^\s"'<>\\]+$/)

export const LESSON_SECONDS_MIN = 10
export const LESSON_SECONDS_MAX = 6 * 3600

/**
 * One part of a course (cmi5: assignable unit). `lengthSeconds`: the length to be covered; of an article or
 * document the reading time.
 */
export const Lesson = z.object({
  lessonId: Id,
  title: text(80),
  chapter: optionalText(60), // a heading over adjacent lessons
  kind: LessonKind,
  lengthSeconds: z.number().int().min(LESSON_SECONDS_MIN).max(LESSON_SECONDS_MAX),
  optional: z.boolean().default(false), // completion does not require it
  mediaUrl: PublishedMediaUrl.optional(), // mp4, m4a or pdf
  webmUrl: PublishedMediaUrl.optional(), // the same film for browsers without H.264
  captionsUrl: PublishedMediaUrl.optional(),
  posterUrl: PublishedMediaUrl.optional(),
})
export type Lesson = z.infer<typeof Lesson>

/** How often a course has presence checks (在学确认); absent: never. */
export const CoursePresence = z.strictObject({
  everyMinutes: z
    .number()
    .int()
    .min(1)
    .max(24 * 60)
    .refine((minutes) => presencePolicy.everyMinutesChoices.includes(minutes)),
})

/** What an editor writes of a course, complete enough to be published. */
export const courseFactFields = {
  title: text(60),
  teacher: text(20),
  teacherTitle: text(40),
  categoryId: CategoryId,
  requirement: Requirement,
  subject: Subject,
  jobLevels: z.array(JobLevel).max(5), // empty: open to all
  tags: z.array(text(12)).max(6),
  summary: text(500),
  presence: CoursePresence.optional(),
}

/** One published version. Lessons come without the bodies of articles. */
export const Course = z.object({
  courseId: Id,
  courseVersion: z.number().int(),
  ...courseFactFields,
  lessons: z.array(Lesson),
  lengthSeconds: z.number().int(),
  studyHours: z.number(),
  policyId: z.string(), // the rule set by which the hours were computed
  publishedAt: Instant,
  studied: z.number().int(), // learners enrolled, as of the last tally
})
export type Course = z.infer<typeof Course>
