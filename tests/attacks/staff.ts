import type { InputOf } from '@zhixing/shared/contract'
import * as contract from '@zhixing/shared/corrections/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { ulid } from 'ulid'
import { classFacts, evidenceFile } from '../support/corrections/given'
import { staffToken, tokenOf } from '../support/request'
import type { Attempt } from './attempt'
import type { Person } from './system'

/** The people of the stage's credit office, each with their requests. */
export async function staffOn(attempt: Attempt, learners: number) {
  const found = await attempt.stage.aCreditOffice?.(learners)
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
  const send: Attempt['send'] = (contract, input) => attempt.send(contract, input, token)
  return {
    ...person,
    send,
    declare: (
      people: Person[],
      given: Declared = {},
      more: Partial<InputOf<typeof contract.requestDeclaration>> = {},
    ) =>
      send(contract.requestDeclaration, {
        ...{
          requestId: ulid(),
          class: { ...classFacts, days: [...classFacts.days], ...given },
          reason: '县委党校组织',
          evidence: evidenceFile,
        },
        rows: people.map(({ rosterCode, name }) => ({ rosterCode, name })),
        ...more,
      }),
    reverse: (learnerId: string, entryId: string) =>
      send(contract.requestReversal, {
        requestId: ulid(),
        learnerId,
        entryId,
        reason: '重复计入',
        evidence: evidenceFile,
      }),
    decide: (requestId: string, approve = true) =>
      send(contract.decideCreditRequest, { requestId, approve, ...(!approve && { reason: '材料不全' }) }),
    withdraw: (requestId: string) => send(contract.withdrawCreditRequest, { requestId }),
    /** Their own transcript, as on the phone. */
    async transcript(creditYear = 2026) {
      const { body } = await attempt.send(
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

/** The body of an allowed request; throws if it was refused. */
export function requireBody<T>({ body, type }: { body: T | undefined; type: string | undefined }): T {
  if (body === undefined) throw new Error(`an allowed request was refused: ${type}`)
  return body
}
export const requireRequestId = (reply: {
  body: { request?: { requestId: string } | undefined } | undefined
  type: string | undefined
}) => requireBody(reply).request?.requestId ?? ''
