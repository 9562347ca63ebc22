import type { CreditEntry } from './entry'
import { originalIdOf } from './entry-id'
import { reversalInEffect } from './rules'

/** What the ledger keeps under one record of a person: entries stay under the record that earned them. */
export interface RecordEntries {
  learnerId: string
  entries: readonly CreditEntry[]
}

/**
 * 重复档案合并后一并计算；同一门课程、同一天的同一班次只计一次。
 * The entries of all records of a person, by record. An award or a declared day that several records have
 * is left, with its reversals, to the first record in which it counts; to the first that has it if none does.
 */
export function combineRecords(records: readonly RecordEntries[]): RecordEntries[] {
  const ownerOf = new Map<string, { learnerId: string; counts: boolean }>()
  for (const { learnerId, entries } of records)
    for (const entry of entries) {
      if (entry.kind === 'reversal') continue
      const counts = reversalInEffect(entry.entryId, entries) === undefined
      const owner = ownerOf.get(entry.entryId)
      if (!owner || (counts && !owner.counts)) ownerOf.set(entry.entryId, { learnerId, counts })
    }
  return records.map(({ learnerId, entries }) => ({
    learnerId,
    entries: entries.filter(({ entryId }) => ownerOf.get(originalIdOf(entryId))?.learnerId === learnerId),
  }))
}
