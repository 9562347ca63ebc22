import { createHash } from 'node:crypto'
import { CheckQuestion } from '@zhixing/shared/catalogue/question'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import * as z from 'zod'
import { clock } from '../../core/clock'
import { QuestionsEntity } from './entity'

const KEPT_SECONDS = 300
const LESSONS_MAX = 5000

export type StoredQuestion = CheckQuestion & { questionId: string }

const kept = new Map<string, { questions: StoredQuestion[]; until: number }>()
const keyOf = (courseId: string, lessonId: string) => `${courseId}#${lessonId}`

/** What a lesson's presence checks may ask, at most five minutes old: half a read unit per instance and lesson, and none for the beats between. */
export async function findCheckQuestions(courseId: string, lessonId: string): Promise<StoredQuestion[]> {
  const known = kept.get(keyOf(courseId, lessonId))
  return known && known.until > clock.now().getTime()
    ? known.questions
    : readQuestions(courseId, lessonId, false)
}

/** One of them; asked for by its id it is looked up anew where this instance does not know it yet. Undefined: it has been taken back. */
export async function findCheckQuestion(
  courseId: string,
  lessonId: string,
  questionId: string,
): Promise<StoredQuestion | undefined> {
  const among = (questions: StoredQuestion[]) => questions.find((each) => each.questionId === questionId)
  return (
    among(await findCheckQuestions(courseId, lessonId)) ??
    among(await readQuestions(courseId, lessonId, true))
  )
}

async function readQuestions(
  courseId: string,
  lessonId: string,
  consistent: boolean,
): Promise<StoredQuestion[]> {
  const { Item } = await QuestionsEntity.build(GetItemCommand)
    .key({ courseId, lessonId })
    .options({ consistent })
    .send()
  const questions = Item ? z.array(CheckQuestion).parse(JSON.parse(Item.questions)).map(withId) : []
  if (kept.size >= LESSONS_MAX) kept.clear()
  kept.set(keyOf(courseId, lessonId), { questions, until: clock.now().getTime() + KEPT_SECONDS * 1000 })
  return questions
}

export const invalidateQuestions = (courseId: string, lessonId: string) =>
  kept.delete(keyOf(courseId, lessonId))

/** Made of what a learner sees, never of the answer: the id stands in a record he can read, and four guesses would find it out. */
const withId = (question: CheckQuestion): StoredQuestion => ({
  ...question,
  questionId: createHash('sha256')
    .update(JSON.stringify([question.question, question.options]))
    .digest('base64url')
    .slice(0, 8),
})
