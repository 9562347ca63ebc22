import { seal } from '@zhixing/functions/log/seal'
import type { Receipt } from '@zhixing/shared/receipts/contract'
import * as contract from '@zhixing/shared/receipts/contract'
import { useOwnTable } from '../engine/own-table'
import { recordEntries } from '../log/given'
import { request, tokenOf } from '../request'

/** The day after the second seal. */
export const now = new Date('2026-11-26T10:00:00.000Z')

export type RecordedEntry = Awaited<ReturnType<typeof recordEntries>>[number]

export const tokenFor = (learnerId: string) => tokenOf(learnerId, { now })

export const fetchReceipt = async ({ learnerId, entry }: RecordedEntry) =>
  (await request(contract.getReceipt, { entryId: entry.entryId }, { token: await tokenFor(learnerId), now }))
    .body

/** A log of 29 entries in a table of its own: nine in the first checkpoint, twenty more in the second. */
export async function aSealedLog() {
  await useOwnTable()
  const entries = await recordEntries(9, 3)
  const first = entries[0] as RecordedEntry
  await seal(new Date('2026-11-24T18:00:00.000Z'))
  await recordEntries(20, 3)
  await seal(new Date('2026-11-25T18:00:00.000Z'))
  return { entries, first, receipt: (await fetchReceipt(first)).receipt as Receipt }
}
