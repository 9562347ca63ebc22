import { openSigned } from '@zhixing/functions/core/http/signed'
import { toPresenceFields, verifyCheckId } from '@zhixing/functions/progress/presence-check'
import { type StudyPolicy, studyPolicy } from '@zhixing/shared/policy/study-policy'
import { Refusal } from '@zhixing/shared/problem'
import { heartbeat } from '@zhixing/shared/progress/contract'
import { advance, answerPresenceCheck } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import * as z from 'zod'
import { hardQuestions } from '../hard-questions'
import { inMemoryStage, refuse, type StudyParts } from './study'

/** The course's presence checks are ignored. */
export const withoutPresenceChecks = () =>
  inMemoryStage({
    startSession: (previous, known, entered, ...rest) =>
      startSession(previous, known, { ...entered, presence: undefined }, ...rest),
  })

/** The check is shown, but provisional time is credited at once. */
export function withChecksInPageOnly() {
  const credited: StudyParts['advance'] = (...beat) => {
    const { next, notCounted } = advance(...beat)
    if (!next.presence) return { next, notCounted }
    const { provisionalTenths, missedTenths, ...presence } = next.presence
    return {
      next: {
        ...next,
        creditedTenths: next.creditedTenths + provisionalTenths,
        presence: { ...presence, provisionalTenths: 0 },
      },
      notCounted,
    }
  }
  return inMemoryStage({ advance: credited, reapplyBeat: credited })
}

/** A check of any learner or session is accepted. */
export const withUnboundChecks = () =>
  inMemoryStage({
    verifyCheckId: (checkId) => {
      const [, , number] = Check.safeParse(openSigned('presence-check', checkId)).data ?? []
      if (number === undefined) throw new Refusal('progress/check-invalid')
      return number
    },
  })
const Check = z.tuple([z.string(), z.string(), z.number()])

const withEndlessDeadline = (policy: StudyPolicy): StudyPolicy => ({
  ...policy,
  presence: { ...policy.presence, deadlineSeconds: 1e7 },
})
export const withoutDeadline = () =>
  inMemoryStage({
    answerPresenceCheck: (session, answered, now, policy, asking) =>
      answerPresenceCheck(session, answered, now, withEndlessDeadline(policy), asking),
    advance: (session, played, now, policy, asking) =>
      advance(session, played, now, withEndlessDeadline(policy), asking),
  })
/** Every check issued in the session answers the open one. */
export const withReusableChecks = () =>
  inMemoryStage({
    verifyCheckId: (checkId, session) =>
      verifyCheckId(checkId, session, refuse) > 0 ? (session.presence?.number ?? 0) : 0,
    answerPresenceCheck: (session, { isRight }, ...rest) =>
      answerPresenceCheck(session, { isRight, number: session.presence?.number ?? 0 }, ...rest),
  })

/** A wrong answer leaves the check open. */
export const withRepeatedAnswers = () =>
  inMemoryStage({
    answerPresenceCheck: (session, answered, ...rest) => {
      const { next, outcome } = answerPresenceCheck(session, answered, ...rest)
      return outcome === 'wrong' ? { next: session, outcome } : { next, outcome }
    },
  })
/** Only the page waits before the next question. */
export const withoutRetryDelay = () =>
  inMemoryStage({ policy: { ...studyPolicy, presence: { ...studyPolicy.presence, retrySeconds: 0 } } })

/** The client is sent the whole stored question, with its answer. */
export const withWholeQuestion = () =>
  inMemoryStage({
    heartbeat: { ...heartbeat, output: z.looseObject({}) } as unknown as StudyParts['heartbeat'],
    toPresenceFields: async (session, now) => {
      const fields = await toPresenceFields(session, now)
      const stored = hardQuestions.find(({ question }) => question === fields.check?.question)
      return fields.check ? { ...fields, check: { ...fields.check, ...stored } } : fields
    },
  })
