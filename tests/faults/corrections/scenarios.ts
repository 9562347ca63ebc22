import { enterApprovedHours } from '@zhixing/functions/corrections/enter-approved-hours'
import { findCreditRequest, putDecision } from '@zhixing/functions/corrections/store/credit-requests'
import { putRequestToEnter } from '@zhixing/functions/corrections/store/requests-to-enter'
import { listEntries } from '@zhixing/functions/ledger/api'
import * as contract from '@zhixing/shared/corrections/contract'
import { ulid } from 'ulid'
import { aCounty, anAwardFor, classFacts, evidenceFile } from '../../support/corrections/given'
import {
  sendCreditDecision,
  sendDeclarationRequest,
  sendReversalRequest,
} from '../../support/corrections/when'
import { anOrganisation } from '../../support/identity/given'
import { callVerb, runJob, staffTokenOf } from '../calls'
import type { Scenario } from '../scenario'

/** A class of two days for two people, waiting for its decision. */
async function aRequestedDeclaration() {
  const county = await aCounty(2)
  const days = ['2026-03-10', '2026-03-11']
  const { request } = (await sendDeclarationRequest(county.editor, county.people, { days })).body
  return { ...county, requestId: request?.requestId ?? '' }
}

async function aRequestedReversal() {
  const county = await aCounty()
  const { learnerId } = county.learner
  const { requestId } = (await sendReversalRequest(county.supervisor, learnerId, await anAwardFor(learnerId)))
    .body
  return { ...county, requestId }
}

/** A declared day was entered and reversed; the request asks to reverse the reversal. */
async function aRequestedReinstatement() {
  const { requestId, approver, supervisor, learner } = await aRequestedDeclaration()
  await sendCreditDecision(approver, requestId)
  const [entry] = await listEntries(learner.learnerId)
  const requestReversalOf = async (entryId: string) =>
    (await sendReversalRequest(supervisor, learner.learnerId, entryId)).body.requestId
  await sendCreditDecision(approver, await requestReversalOf(`${entry?.entryId}`))
  return { approver, requestId: await requestReversalOf(`${entry?.entryId}-R`) }
}

const decision = (
  when: string,
  given: () => Promise<{ requestId: string; approver: { learnerId: string } }>,
): Scenario => ({
  verb: 'corrections/decideCreditRequest',
  when,
  afterwards: (now) => enterApprovedHours(now), // each try leaves a row until the request is in the ledger
  async arrange() {
    const { requestId, approver } = await given()
    const input = { requestId, approve: true }
    return (now) => callVerb(contract.decideCreditRequest, { input, token: staffTokenOf(approver) }, now)
  },
})

export const scenarios: Scenario[] = [
  {
    verb: 'corrections/createEvidenceUpload',
    async arrange() {
      const { supervisor } = await aCounty()
      const input = { contentType: 'application/pdf' as const, bytes: 1000, sha256: evidenceFile.sha256 }
      return (now) => callVerb(contract.createEvidenceUpload, { input, token: staffTokenOf(supervisor) }, now)
    },
  },
  {
    verb: 'corrections/requestReversal',
    async arrange() {
      const { learner, supervisor } = await aCounty()
      const { learnerId } = learner
      const entryId = await anAwardFor(learnerId)
      const facts = { reason: '同一门课重复计入', evidence: evidenceFile }
      const input = { requestId: ulid(), learnerId, entryId, ...facts }
      return (now) => callVerb(contract.requestReversal, { input, token: staffTokenOf(supervisor) }, now)
    },
  },
  {
    verb: 'corrections/requestDeclaration',
    async arrange() {
      const { people, editor } = await aCounty(2)
      await anOrganisation() // one more write, so that a lagging replica knows the learners
      const input = {
        requestId: ulid(),
        class: { ...classFacts, days: [...classFacts.days] },
        rows: people.map(({ rosterCode, name }) => ({ rosterCode, name })),
        reason: '县委党校组织',
        evidence: evidenceFile,
      }
      return (now) => callVerb(contract.requestDeclaration, { input, token: staffTokenOf(editor) }, now)
    },
  },
  decision('of a reversal', aRequestedReversal),
  decision('of a declaration', aRequestedDeclaration),
  decision('that gives a declared day back', aRequestedReinstatement),
  {
    verb: 'corrections/withdrawCreditRequest',
    async arrange() {
      const { requestId, editor } = await aRequestedDeclaration()
      const input = { requestId }
      return (now) => callVerb(contract.withdrawCreditRequest, { input, token: staffTokenOf(editor) }, now)
    },
  },
  {
    verb: 'enterApprovedHours',
    when: 'after an approval that a crash cut short',
    async arrange() {
      const { requestId, approver } = await aRequestedDeclaration()
      const stored = await findCreditRequest(requestId)
      const decidedAt = new Date().toISOString()
      await putRequestToEnter(requestId, decidedAt)
      const { learnerId, name } = approver
      const approval = { to: 'approved' as const, decidedBy: learnerId, decidedByName: name, decidedAt }
      if (stored) await putDecision(stored, approval)
      return (now) => runJob(() => enterApprovedHours(now))
    },
  },
]
