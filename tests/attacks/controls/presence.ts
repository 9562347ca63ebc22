import { openSigned } from '@zhixing/functions/core/http/signed'
import { toPresenceFields, verifyCheckId } from '@zhixing/functions/progress/presence-check'
import { type StudyPolicy, studyPolicy } from '@zhixing/shared/policy/study-policy'
import { Refusal } from '@zhixing/shared/problem'
import { heartbeat } from '@zhixing/shared/progress/contract'
import { advance, answerPresenceCheck } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import * as z from 'zod'
import { hardQuestions } from '../hard-questions'
import { composed, type Parts, refuse } from './study'

/** The course asks, and nobody listens. */
export const noChecks = () =>
  composed({
    startSession: (previous, known, entered, ...rest) =>
      startSession(previous, known, { ...entered, presence: undefined }, ...rest),
  })

/** The check is shown, and what waits for it is credited all the same: it stands in the page only. */
export function checksInThePage() {
  const credited: Parts['advance'] = (...beat) => {
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
  return composed({ advance: credited, reapplyBeat: credited })
}

/** A check is a check, whoever it was issued to. */
export const checkOfAnyone = () =>
  composed({
    numberOf: (checkId) => {
      const [, , number] = Check.safeParse(openSigned('presence-check', checkId)).data ?? []
      if (number === undefined) throw new Refusal('progress/check-invalid')
      return number
    },
  })
const Check = z.tuple([z.string(), z.string(), z.number()])

const patient = (policy: StudyPolicy): StudyPolicy => ({
  ...policy,
  presence: { ...policy.presence, deadlineSeconds: 1e7 },
})
export const noDeadline = () =>
  composed({
    answerPresenceCheck: (session, answered, now, policy, asking) =>
      answerPresenceCheck(session, answered, now, patient(policy), asking),
    advance: (session, played, now, policy, asking) => advance(session, played, now, patient(policy), asking),
  })
/** Any check that was once issued in the session answers the one that is open. */
export const usedAgain = () =>
  composed({
    numberOf: (checkId, session) =>
      verifyCheckId(checkId, session, refuse) > 0 ? (session.presence?.number ?? 0) : 0,
    answerPresenceCheck: (session, { isRight }, ...rest) =>
      answerPresenceCheck(session, { isRight, number: session.presence?.number ?? 0 }, ...rest),
  })

/** A wrong answer leaves the check as it is. */
export const manyTries = () =>
  composed({
    answerPresenceCheck: (session, answered, ...rest) => {
      const { next, outcome } = answerPresenceCheck(session, answered, ...rest)
      return outcome === 'wrong' ? { next: session, outcome } : { next, outcome }
    },
  })
/** The page waits, the server does not. */
export const noWaiting = () =>
  composed({ policy: { ...studyPolicy, presence: { ...studyPolicy.presence, retrySeconds: 0 } } })

/** The question is told with all that is stored of it. */
export const wholeQuestion = () =>
  composed({
    heartbeat: { ...heartbeat, output: z.looseObject({}) } as unknown as Parts['heartbeat'],
    presenceShown: async (session, now) => {
      const told = await toPresenceFields(session, now)
      const stored = hardQuestions.find(({ question }) => question === told.check?.question)
      return told.check ? { ...told, check: { ...told.check, ...stored } } : told
    },
  })
