import { settleRequests } from '@zhixing/functions/corrections/settle-requests'
import { decide, findRequest, rememberToSettle } from '@zhixing/functions/corrections/store/requests'
import { listEntries } from '@zhixing/functions/ledger/api'
import { seal } from '@zhixing/functions/log/seal'
import * as contract from '@zhixing/shared/corrections/contract'
import { showReceipt } from '@zhixing/shared/receipts/contract'
import { ulid } from 'ulid'
import { aCounty, anAwardFor, classFacts, evidenceFile } from '../../support/corrections/given'
import {
  sendCreditDecision,
  sendDeclarationRequest,
  sendReversalRequest,
} from '../../support/corrections/when'
import { anOrganisation } from '../../support/identity/given'
import { recordEntries } from '../../support/log/given'
import { staffToken, tokenOf } from '../../support/request'
import { type Scenario, told, worked } from '../scenario'

type Person = { learnerId: string }
const staff = ({ learnerId }: Person) => ({ token: (now: Date) => staffToken(learnerId, now) })
// What was approved stands there until it is in the ledger, and is put down once for each try.
const settled = (now: Date) => settleRequests(now)

/** A class of two days for two people, asked for. */
async function aDeclaration() {
  const county = await aCounty(2)
  const asked = (
    await sendDeclarationRequest(county.editor, county.people, { days: ['2026-03-10', '2026-03-11'] })
  ).body.request
  return { ...county, requestId: asked?.requestId ?? '' }
}

export const creditScenarios: Scenario[] = [
  {
    verb: 'credits/createEvidenceUpload',
    async arrange() {
      const { supervisor } = await aCounty()
      const input = { contentType: 'application/pdf' as const, bytes: 1000, sha256: evidenceFile.sha256 }
      return (now) => told(contract.createEvidenceUpload, { input, ...staff(supervisor) }, now)
    },
  },
  {
    verb: 'credits/askReversal',
    async arrange() {
      const { learner, supervisor } = await aCounty()
      const entryId = await anAwardFor(learner.learnerId)
      const input = {
        requestId: ulid(),
        learnerId: learner.learnerId,
        entryId,
        reason: '同一门课重复计入',
        evidence: evidenceFile,
      }
      return (now) => told(contract.askReversal, { input, ...staff(supervisor) }, now)
    },
  },
  {
    verb: 'credits/askDeclaration',
    async arrange() {
      const { people, editor } = await aCounty(2)
      const rows = people.map(({ rosterCode, name }) => ({ rosterCode, name }))
      await anOrganisation() // whoever is asked for was there before: a replica that is behind knows them
      const input = {
        requestId: ulid(),
        class: { ...classFacts, days: [...classFacts.days] },
        rows,
        reason: '县委党校组织',
        evidence: evidenceFile,
      }
      return (now) => told(contract.askDeclaration, { input, ...staff(editor) }, now)
    },
  },
  {
    verb: 'credits/decideCreditRequest',
    when: 'of a reversal',
    afterwards: settled,
    async arrange() {
      const { learner, supervisor, approver } = await aCounty()
      const { requestId } = (
        await sendReversalRequest(supervisor, learner.learnerId, await anAwardFor(learner.learnerId))
      ).body
      return (now) =>
        told(contract.decideCreditRequest, { input: { requestId, approve: true }, ...staff(approver) }, now)
    },
  },
  {
    verb: 'credits/decideCreditRequest',
    when: 'of a declaration',
    afterwards: settled,
    async arrange() {
      const { requestId, approver } = await aDeclaration()
      return (now) =>
        told(contract.decideCreditRequest, { input: { requestId, approve: true }, ...staff(approver) }, now)
    },
  },
  {
    verb: 'credits/decideCreditRequest',
    when: 'that gives a declared day back',
    afterwards: settled,
    async arrange() {
      const { requestId, approver, supervisor, learner } = await aDeclaration()
      await sendCreditDecision(approver, requestId)
      const [entry] = await listEntries(learner.learnerId)
      const reverses = async (entryId: string) =>
        (await sendReversalRequest(supervisor, learner.learnerId, entryId)).body.requestId
      await sendCreditDecision(approver, await reverses(`${entry?.entryId}`))
      const input = { requestId: await reverses(`${entry?.entryId}-R`), approve: true }
      return (now) => told(contract.decideCreditRequest, { input, ...staff(approver) }, now)
    },
  },
  {
    verb: 'credits/withdrawCreditRequest',
    async arrange() {
      const { requestId, editor } = await aDeclaration()
      return (now) => told(contract.withdrawCreditRequest, { input: { requestId }, ...staff(editor) }, now)
    },
  },
  {
    verb: 'settleRequests',
    when: 'after an approval that a crash cut short',
    async arrange() {
      const { requestId, approver } = await aDeclaration()
      const stored = await findRequest(requestId)
      const decidedAt = new Date().toISOString()
      await rememberToSettle(requestId, decidedAt)
      if (stored)
        await decide(stored, {
          to: 'approved',
          decidedBy: approver.learnerId,
          decidedByName: approver.name,
          decidedAt,
        })
      return (now) => worked(() => settleRequests(now))
    },
  },
  {
    verb: 'credits/showReceipt',
    async arrange() {
      const { learner } = await aCounty()
      const input = { entryId: await anAwardFor(learner.learnerId), withName: true }
      return (now) => told(showReceipt, { input, token: () => tokenOf(learner.learnerId, { now }) }, now)
    },
  },
  {
    verb: 'seal',
    // When it was signed stands in what is signed, and a run cut short may leave it to two signatures.
    varies: ['note', 'sealedAt'],
    async arrange() {
      await recordEntries(3)
      await seal(new Date())
      await recordEntries(5)
      return (now) => worked(() => seal(now))
    },
  },
]
