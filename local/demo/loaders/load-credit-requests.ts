import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dayOf } from '@zhixing/shared/calendar'
import * as contract from '@zhixing/shared/corrections/contract'
import * as ledgerContract from '@zhixing/shared/ledger/contract'
import type { VirtualClock } from '../../jobs/clock'
import { type DemoClass, type DemoReversal, declaredClasses, reversals } from '../content/credit-requests'
import { idOf } from '../id'
import type { DemoPerson } from '../people/persons'
import type { Ask, Asker } from '../requests/ask'
import { daysBefore } from './load-courses'
import { learnerIdOf } from './load-people'

interface Scene {
  ask: Ask
  as: (personId: string, daysAgo: number) => Parameters<Ask>[2]
  people: DemoPerson[]
  today: Date
  clock: Pick<VirtualClock, 'now'>
}

/** Asked by one, decided by another, each at the time it would have been; some still wait. */
export async function loadCreditRequests(
  ask: Ask,
  askers: Map<string, Asker>,
  people: DemoPerson[],
  today: Date,
  clock: Scene['clock'],
): Promise<void> {
  const as = (personId: string, daysAgo: number) => {
    const asker = askers.get(personId)
    if (!asker) throw new Error(`nobody is called ${personId}`)
    return { asker, surface: 'console', now: daysBefore(today, daysAgo) } as const
  }
  const scene = { ask, as, people, today, clock }
  for (const declared of declaredClasses) await declare(scene, declared)
  for (const reversal of reversals) await reverse(scene, reversal)
}

const sheet = readFileSync(new URL('../media/documents/duty-roster.pdf', import.meta.url))
const file = {
  contentType: 'application/pdf',
  sha256: createHash('sha256').update(sheet).digest('hex'),
} as const

/** Put where evidence lies, by whoever asks. */
async function evidenceOf(
  { ask, clock }: Scene,
  who: ReturnType<Scene['as']>,
  fileName: string,
): Promise<contract.Evidence> {
  const now = clock.now() // the room of evidence takes a file today or not at all
  const { uploadUrl, headers } = await ask(
    contract.createEvidenceUpload,
    { ...file, bytes: sheet.length },
    { ...who, now },
  )
  const { ok, status } = await fetch(uploadUrl, { method: 'PUT', headers, body: sheet })
  if (!ok) throw new Error(`the room of evidence answered ${status}`)
  return { fileName, ...file }
}

async function declare(
  scene: Scene,
  { slug, by, learners, heldDaysAgo, askedDaysAgo, fileName, reason, ...facts }: DemoClass,
) {
  const county = scene.people
    .filter(({ division, grants }) => division.startsWith('430121') && !grants.length)
    .slice(0, learners)
  const days = heldDaysAgo.map((daysAgo) => dayOf(daysBefore(scene.today, daysAgo))).sort()
  const requestId = idOf('credit request', slug)
  const { title, studyHours, categoryId, requirement, subject } = facts
  const who = scene.as(by, askedDaysAgo)
  const evidence = await evidenceOf(scene, who, fileName)
  const input = {
    requestId,
    class: { title, days, studyHours, categoryId, requirement, subject },
    reason,
    evidence,
  }
  const rows = county.map(({ rosterCode, name }) => ({ rosterCode, name }))
  const { request } = await scene.ask(contract.requestDeclaration, { ...input, rows }, who)
  await decide(scene, { requestId, state: request?.state, ...facts })
}

async function reverse(
  scene: Scene,
  { slug, by, personId, nth, askedDaysAgo, fileName, reason, ...facts }: DemoReversal,
) {
  const person = scene.people.find((each) => each.personId === personId)
  const learnerId = person && learnerIdOf(person)
  if (!learnerId) throw new Error(`nobody is called ${personId}`)
  const who = scene.as(by, askedDaysAgo)
  const { entries } = await scene.ask(ledgerContract.getManagedTranscript, { learnerId }, who)
  const entry = entries.filter((each) => each.kind === 'award' && each.awardedAt < who.now.toISOString())[nth]
  if (!entry) return // a small demo has fewer courses
  const requestId = idOf('credit request', slug)
  const input = {
    requestId,
    learnerId,
    entryId: entry.entryId,
    reason,
    evidence: await evidenceOf(scene, who, fileName),
  }
  const { state } = await scene.ask(contract.requestReversal, input, who)
  await decide(scene, { requestId, state, ...facts })
}

interface Decided {
  requestId: string
  state: contract.CreditRequestState | undefined
  end?: DemoClass['end']
}

async function decide({ ask, as }: Scene, { requestId, state, end }: Decided) {
  if (!end || state !== 'open') return
  const who = as(end.by, end.daysAgo)
  if (end.how === 'withdraw') await ask(contract.withdrawCreditRequest, { requestId }, who)
  else
    await ask(
      contract.decideCreditRequest,
      { requestId, approve: end.how === 'approve', reason: end.reason },
      who,
    )
}
