import { createHash } from 'node:crypto'
import type { CheckQuestion } from '@zhixing/shared/catalogue/question'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { createCache } from '../../core/dynamodb/cache'
import { QuestionsEntity } from './entity'

export type StoredQuestion = CheckQuestion & { questionId: string }

const cache = createCache<StoredQuestion[]>({ entriesMax: 5000, seconds: 300 })
const cacheKey = (courseId: string, lessonId: string) => `${courseId} ${lessonId}`

/**
 * Pattern C8: what a lesson's presence checks may ask, at most five minutes old. Half a read unit for each
 * instance and lesson, so the beats in between cost no read.
 */
export const findCheckQuestions = async (courseId: string, lessonId: string): Promise<StoredQuestion[]> =>
  cache.find(cacheKey(courseId, lessonId)) ?? readQuestions(courseId, lessonId, { consistent: false })

/** One of them, read again if this instance does not know it yet; undefined if the editor has removed it. */
export async function findCheckQuestion(
  courseId: string,
  lessonId: string,
  questionId: string,
): Promise<StoredQuestion | undefined> {
  const findIn = (questions: StoredQuestion[]) => questions.find((each) => each.questionId === questionId)
  const known = findIn(await findCheckQuestions(courseId, lessonId))
  return known ?? findIn(await readQuestions(courseId, lessonId, { consistent: true }))
}

async function readQuestions(
  courseId: string,
  lessonId: string,
  { consistent }: { consistent: boolean },
): Promise<StoredQuestion[]> {
  const { Item } = await QuestionsEntity.build(GetItemCommand)
    .key({ courseId, lessonId })
    .options({ consistent })
    .send()
  const questions = (Item?.questions ?? []).map(withId)
  return cache.put(cacheKey(courseId, lessonId), questions)
}

export const invalidateQuestions = (courseId: string, lessonId: string) =>
  cache.invalidate(cacheKey(courseId, lessonId))

/** Tells ten questions of a lesson apart. */
const ID_CHARACTERS = 8

/**
 * The id follows from what learners see and not from the answer: it is part of the readable record, and of
 * four options an answer that is hashed into it would be guessed.
 */
const withId = (question: CheckQuestion): StoredQuestion => ({
  ...question,
  questionId: createHash('sha256')
    .update(JSON.stringify([question.question, question.options]))
    .digest('base64url')
    .slice(0, ID_CHARACTERS),
})
