import * as z from 'zod'
import { draftText } from '../text'
import { LESSON_SECONDS_MAX } from './course'

/**
 * A question that a presence check may ask about a lesson: one of two to four options is right. In a draft it
 * may be incomplete; `questionErrors` says how.
 */
export const CheckQuestion = z.strictObject({
  question: draftText(80),
  options: z.array(draftText(40)).min(2).max(4),
  answer: z.number().int().min(0).max(3), // index of the right option; never sent to learners
  /** Asked after the learner has covered this second of the lesson; absent: at its end. */
  afterSeconds: z.number().int().min(0).max(LESSON_SECONDS_MAX).optional(),
})
export type CheckQuestion = z.infer<typeof CheckQuestion>

/**
 * 题目须完整、选项不重复、答案在选项之中。
 * Returns what is wrong with the question, in Chinese; empty if nothing is.
 */
export function questionErrors(
  { question, options, answer, afterSeconds }: CheckQuestion,
  lengthSeconds: number,
): string[] {
  const isAfterEnd = afterSeconds !== undefined && afterSeconds >= lengthSeconds
  return [
    ...(question ? [] : ['没有写题目']),
    ...(options.every(Boolean) ? [] : ['有空着的选项']),
    ...(new Set(options).size === options.length ? [] : ['有两个选项相同']),
    ...(answer < options.length ? [] : ['没有选定正确答案']),
    ...(isAfterEnd ? ['提问的时刻超出了课时时长'] : []),
  ]
}
