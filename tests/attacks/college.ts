import type { InputOf } from '@zhixing/shared/contract'
import * as contract from '@zhixing/shared/corrections/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { ulid } from 'ulid'
import { classFacts, evidenceFile } from '../support/corrections/given'
import { staffToken, tokenOf } from '../support/request'
import type { Attempt } from './attempt'
import type { Person } from './system'

/** The people of an office, each with what he can ask of the public interface. */
export async function collegeOf(attempt: Attempt, learners: number) {
  const found = await attempt.stage.aCollege?.(learners)
  if (!found) throw new Error('the stage has no college')
  const all = (people: Person[]) => Promise.all(people.map((person) => staffOf(attempt, person)))
  const [clerks, approvers, others] = [
    await all(found.clerks),
    await all(found.approvers),
    await all(found.learners),
  ]
  const [clerk, colleague] = clerks
  const [approver, second] = approvers
  const [learner] = others
  if (!clerk || !colleague || !approver || !second || !learner)
    throw new Error('the college is short of people')
  return {
    clerk,
    colleague,
    approver,
    second,
    chief: await staffOf(attempt, found.chief),
    learner,
    learners: others,
  }
}

type Declared = Partial<contract.DeclaredClass>

async function staffOf(attempt: Attempt, person: Person) {
  const { personId } = person
  const token = await staffToken(personId, attempt.now)
  const ask: Attempt['ask'] = (asked, input) => attempt.ask(asked, input, token)
  return {
    ...person,
    ask,
    declares: (
      people: Person[],
      given: Declared = {},
      more: Partial<InputOf<typeof contract.requestDeclaration>> = {},
    ) =>
      ask(contract.requestDeclaration, {
        ...{
          requestId: ulid(),
          class: { ...classFacts, days: [...classFacts.days], ...given },
          reason: '县委党校组织',
          evidence: evidenceFile,
        },
        rows: people.map(({ rosterCode, name }) => ({ rosterCode, name })),
        ...more,
      }),
    reverses: (learnerId: string, entryId: string) =>
      ask(contract.requestReversal, {
        requestId: ulid(),
        learnerId,
        entryId,
        reason: '重复计入',
        evidence: evidenceFile,
      }),
    decides: (requestId: string, approve = true) =>
      ask(contract.decideCreditRequest, { requestId, approve, ...(!approve && { reason: '材料不全' }) }),
    withdraws: (requestId: string) => ask(contract.withdrawCreditRequest, { requestId }),
    /** His own, as he sees it on his phone. */
    async transcript(creditYear = 2026) {
      const { body } = await attempt.ask(
        getTranscript,
        { creditYear },
        await tokenOf(personId, { now: attempt.now }),
      )
      if (!body) throw new Error('the transcript was refused')
      return body
    },
  }
}
export type Staff = Awaited<ReturnType<typeof staffOf>>

/** What may be asked for, and is. */
export function granted<T>({ body, type }: { body: T | undefined; type: string | undefined }): T {
  if (body === undefined) throw new Error(`what he may do was refused: ${type}`)
  return body
}
export const requestIdOf = (reply: {
  body: { request?: { requestId: string } | undefined } | undefined
  type: string | undefined
}) => granted(reply).request?.requestId ?? ''
