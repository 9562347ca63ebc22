import { isPlayed } from './media-length'
import { contentText, type LessonContent, type VersionContent } from './rules'

/**
 * 只更正了课时文件的时长，或只换了同一课时的文件，即为更正。
 * Learners who have not completed the version before are moved to a correction of it. `before` is a
 * learner's own version, which need not be the last but one: if a version in between changed a lesson,
 * `after` has other content than they enrolled in, so they are not moved. The reading time of an article or
 * of the same document is an editor's estimate, so another estimate corrects nothing.
 */
export function isCorrectionOf(before: VersionContent, after: VersionContent): boolean {
  if (after.courseVersion <= before.courseVersion || before.lessons.length !== after.lessons.length)
    return false
  return before.lessons.every((lesson) => {
    const next = after.lessons.find(({ lessonId }) => lessonId === lesson.lessonId)
    return next !== undefined && (isSameContent(lesson, next) || isSameLessonWithFile(lesson, next))
  })
}

const isSameContent = (one: LessonContent, other: LessonContent) => contentText(one) === contentText(other)

const isSameLessonWithFile = (before: LessonContent, after: LessonContent) =>
  before.mediaUrl !== undefined &&
  after.mediaUrl !== undefined &&
  (isPlayed(before.kind) || before.mediaUrl !== after.mediaUrl) &&
  isSameContent(
    { ...before, mediaUrl: undefined, lengthSeconds: 0 },
    { ...after, mediaUrl: undefined, lengthSeconds: 0 },
  )
