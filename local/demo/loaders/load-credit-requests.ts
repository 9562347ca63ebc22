import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dayOf } from '@zhixing/shared/calendar'
import * as contract from '@zhixing/shared/corrections/contract'
import { getManagedTranscript } from '@zhixing/shared/ledger/contract'
import {
  type DemoClass,
  type DemoDecision,
  type DemoReversal,
  declaredClasses,
  reversals,
} from '../content/credit-requests'
import { demoId, demoLearnerId } from '../demo-id'
import type { CallContext } from '../requests/api-caller'
import { asStaff, type DemoScene, daysBefore, findPerson } from './demo-scene'

const COUNTY = '430121' // 长沙县

/** Loads requests by one person and decisions by another, each on its day. Some are left undecided. */
export async function loadCreditRequests(scene: DemoScene): Promise<void> {
  for (const declared of declaredClasses) await declareClass(scene, declared)
  for (const reversal of reversals) await requestReversal(scene, reversal)
}

async function declareClass(scene: DemoScene, declared: DemoClass): Promise<void> {
  const { slug, by, askedDaysAgo, fileName, reason, decision } = declared
  const { title, studyHours, categoryId, requirement, subject } = declared
  const requestId = demoId('credit request', slug)
  const context = asStaff(scene, by, askedDaysAgo)
  const days = declared.heldDaysAgo.map((daysAgo) => dayOf(daysBefore(scene.today, daysAgo))).sort()
  const input = {
    requestId,
    class: { title, days, studyHours, categoryId, requirement, subject },
    reason,
    evidence: await uploadEvidence(scene, context, fileName),
    rows: countyLearners(scene, declared.learners),
  }
  const { request } = await scene.callApi(contract.requestDeclaration, input, context)
  await decide(scene, requestId, request?.state, decision)
}

/** The first learners of the county who hold no role, as a declaration lists them. */
const countyLearners = ({ people }: DemoScene, count: number) =>
  people
    .filter(({ division, grants }) => division.startsWith(COUNTY) && !grants.length)
    .slice(0, count)
    .map(({ rosterCode, name }) => ({ rosterCode, name }))

async function requestReversal(scene: DemoScene, reversal: DemoReversal): Promise<void> {
  const { slug, by, askedDaysAgo, fileName, reason, decision } = reversal
  const learnerId = demoLearnerId(findPerson(scene, reversal.personId))
  const context = asStaff(scene, by, askedDaysAgo)
  const { entries } = await scene.callApi(getManagedTranscript, { learnerId }, context)
  const awards = entries.filter(
    (entry) => entry.kind === 'award' && entry.awardedAt < context.now.toISOString(),
  )
  const award = awards[reversal.awardIndex]
  if (!award) return // a small demo has fewer courses
  const requestId = demoId('credit request', slug)
  const evidence = await uploadEvidence(scene, context, fileName)
  const input = { requestId, learnerId, entryId: award.entryId, reason, evidence }
  const { state } = await scene.callApi(contract.requestReversal, input, context)
  await decide(scene, requestId, state, decision)
}

async function decide(
  scene: DemoScene,
  requestId: string,
  state: contract.CreditRequestState | undefined,
  decision: DemoDecision | undefined,
): Promise<void> {
  // An interrupted load may have decided it.
  if (!decision || state !== 'open') return
  const { kind, by, daysAgo, reason } = decision
  const context = asStaff(scene, by, daysAgo)
  const decided = { requestId, approve: kind === 'approve', reason }
  if (kind === 'withdraw') await scene.callApi(contract.withdrawCreditRequest, { requestId }, context)
  else await scene.callApi(contract.decideCreditRequest, decided, context)
}

const sheet = readFileSync(new URL('../media/documents/duty-roster.pdf', import.meta.url))
const sheetFacts = {
  contentType: 'application/pdf',
  sha256: createHash('sha256').update(sheet).digest('hex'),
} as const

/** Uploads the sheet that serves as every evidence file of the demo. */
async function uploadEvidence(
  { callApi, clock }: DemoScene,
  context: CallContext,
  fileName: string,
): Promise<contract.Evidence> {
  const input = { ...sheetFacts, bytes: sheet.length }
  // The bucket checks the signed address by the current time, not by the request's.
  const now = clock.now()
  const { uploadUrl, headers } = await callApi(contract.createEvidenceUpload, input, { ...context, now })
  const { ok, status } = await fetch(uploadUrl, { method: 'PUT', headers, body: sheet })
  if (!ok) throw new Error(`the bucket answered ${status} to ${fileName}`)
  return { fileName, ...sheetFacts }
}
