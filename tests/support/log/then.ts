import { expect } from '@jest/globals'
import { readPartition, type StoredRow } from '@zhixing/functions/core/dynamodb/rows'
import { environment } from '@zhixing/functions/core/environment'
import { entryKeyOf } from '@zhixing/functions/ledger/api'
import { unsealedPartitions } from '@zhixing/functions/ledger/store/unsealed-queue'
import { buildConsistencyProof } from '@zhixing/functions/log/build-proof'
import { publicKeyOf, toLogKey } from '@zhixing/functions/log/checkpoint/log-key'
import { openNote } from '@zhixing/functions/log/checkpoint/note'
import { leafHash } from '@zhixing/functions/log/merkle/hash'
import { isConsistent, isIncluded } from '@zhixing/functions/log/merkle/verify-proof'
import { findLeafIndex } from '@zhixing/functions/log/store/sealed-positions'
import { toCanonicalJson } from '@zhixing/shared/canonical-json'
import * as contract from '@zhixing/shared/receipts/contract'
import { request, tokenOf } from '../request'
import type { RecordedEntry } from './given'

export const collect = async <T>(stream: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const each of stream) found.push(each)
  return found
}

export const listUnsealed = async () =>
  (await Promise.all(unsealedPartitions.map((shard) => collect(readPartition(shard))))).flat()

/**
 * Invariant I7, checked with public data alone: every sealed entry has an inclusion proof for the newest
 * checkpoint, and every checkpoint a consistency proof for the next. Returns the number of sealed entries.
 */
export async function expectProven(entries: RecordedEntry[]): Promise<number> {
  const heads = (await collect(readPartition('LOG#CHECKPOINTS'))).map(openCheckpoint)
  for (const [n, head] of heads.entries()) await expectConsistent(heads[n - 1], head)
  const newest = heads.at(-1)
  const indexes = new Set<number>()
  for (const { learnerId, entry } of entries) {
    const index = await findLeafIndex(entryKeyOf(learnerId, entry.entryId))
    const isSealed = index !== undefined && newest !== undefined && index < newest.size
    const token = await tokenOf(learnerId)
    const { state, receipt } = (await request(contract.getReceipt, { entryId: entry.entryId }, { token }))
      .body
    expect(state).toBe(isSealed ? 'sealed' : 'recorded')
    if (!receipt || !newest || index === undefined) continue
    indexes.add(index)
    const leaf = leafHash(toCanonicalJson(receipt.leaf))
    const proof = receipt.inclusion.map((hash) => Buffer.from(hash, 'base64'))
    expect(isIncluded({ leaf, index, size: newest.size, proof, root: newest.root })).toBe(true)
  }
  return indexes.size
}

type TreeHead = NonNullable<ReturnType<typeof openNote>>

function openCheckpoint({ note, verifierKey }: StoredRow): TreeHead {
  const { logName: name, logKey } = environment
  const { publicKey } = toLogKey(name, logKey)
  expect(publicKeyOf(String(verifierKey))).toEqual(publicKey)
  const head = openNote(String(note), { name, publicKey })
  if (!head) throw new Error('a checkpoint without a valid signature')
  return head
}

async function expectConsistent(before: TreeHead | undefined, head: TreeHead) {
  expect(head.previousSize).toBe(before?.size ?? 0)
  if (!before) return
  const proof = await buildConsistencyProof(before.size, head.size)
  const trees = { from: before.size, to: head.size, fromRoot: before.root, toRoot: head.root }
  expect(isConsistent({ ...trees, proof })).toBe(true)
}
