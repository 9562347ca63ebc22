import { expect } from '@jest/globals'
import { readPartition } from '@zhixing/functions/core/dynamodb/rows'
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
import type { recordEntries } from './given'

type Recorded = Awaited<ReturnType<typeof recordEntries>>

export const collect = async <T>(stream: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const each of stream) found.push(each)
  return found
}

export const listUnsealed = async () =>
  (await Promise.all(unsealedPartitions.map((shard) => collect(readPartition(shard))))).flat()

/** I7, asked as a stranger would: every sealed entry has a proof to the newest signature, every signature one to the next. Returns how many are sealed. */
export async function expectProven(entries: Recorded): Promise<number> {
  const checkpoints = await collect(readPartition('LOG#CHECKPOINTS'))
  const key = {
    name: environment.logName,
    publicKey: toLogKey(environment.logName, environment.logKey).publicKey,
  }
  const heads = checkpoints.map(({ note, verifierKey }) => {
    expect(publicKeyOf(String(verifierKey))).toEqual(key.publicKey)
    const head = openNote(String(note), key)
    if (!head) throw new Error('a checkpoint that nobody signed')
    return head
  })
  for (const [nth, head] of heads.entries()) {
    const before = heads[nth - 1]
    expect(head.previousSize).toBe(before?.size ?? 0)
    if (!before) continue
    const proof = await buildConsistencyProof(before.size, head.size)
    expect(
      isConsistent({ from: before.size, to: head.size, fromRoot: before.root, toRoot: head.root, proof }),
    ).toBe(true)
  }
  const newest = heads.at(-1)
  const places = new Set<number>()
  for (const { learnerId, entry } of entries) {
    const index = await findLeafIndex(entryKeyOf(learnerId, entry.entryId))
    const { body } = await request(
      contract.getReceipt,
      { entryId: entry.entryId },
      { token: await tokenOf(learnerId) },
    )
    expect(body.state).toBe(index !== undefined && newest && index < newest.size ? 'sealed' : 'recorded')
    if (!body.receipt || !newest || index === undefined) continue
    places.add(index)
    const leaf = leafHash(toCanonicalJson(body.receipt.leaf))
    const proof = body.receipt.inclusion.map((hash) => Buffer.from(hash, 'base64'))
    expect(isIncluded({ leaf, index, size: newest.size, proof, root: newest.root })).toBe(true)
  }
  return places.size
}
