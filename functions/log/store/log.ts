import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { deleteAll, getAll, type Key, putAll } from '../../core/dynamodb/bulk'
import { acceptConditionFailed } from '../../core/dynamodb/table'
import { type EntryKey, keyOfText, ledgerKeyOf, queuedKeyOf, sealedKeyOf, textOf } from '../../ledger/api'
import { ALGORITHM, type TreeHead } from '../checkpoint'
import type { Stored } from '../leaf'
import type { Node } from '../merkle'
import {
  BLOCK,
  CheckpointEntity,
  LogHeadEntity,
  LogLeavesEntity,
  LogNodeEntity,
  leavesBetween,
  newestCheckpoint,
  nodesOfBlock,
} from './entity'
import { sealedRow } from './rows'

export interface Head extends TreeHead {
  edge: Buffer[]
}
/** Leaves side by side, the first at `index`, with the keys of their entries. */
export interface Leaves {
  index: number
  keys: EntryKey[]
  hashes: Buffer[]
}

const text = (hash: Buffer) => hash.toString('base64')
const bytes = (hash: string) => Buffer.from(hash, 'base64')

export async function readHead(): Promise<Head | undefined> {
  const { Item } = await LogHeadEntity.build(GetItemCommand).key({}).options({ consistent: true }).send()
  return (
    Item && {
      ...Item,
      root: bytes(Item.root),
      edge: Item.edge.map(bytes),
      previousRoot: bytes(Item.previousRoot),
    }
  )
}

/** The one write that lengthens the log. False if somebody else has lengthened it meanwhile. */
export async function moveHead(next: Head, from: Head | undefined): Promise<boolean> {
  const condition = from
    ? { attr: 'size' as const, eq: from.size }
    : { attr: 'size' as const, exists: false as const }
  const { size, root, edge, sealedAt, previousSize, previousRoot } = next
  const facts = {
    size,
    root: text(root),
    edge: edge.map(text),
    sealedAt,
    previousSize,
    previousRoot: text(previousRoot),
  }
  return isPut(LogHeadEntity.build(PutItemCommand).item(facts).options({ condition }))
}

/** Decides for ever what stands from this index on, and says whether it was us who decided. */
export const placeLeaves = ({ index, keys, hashes }: Leaves): Promise<boolean> =>
  isPut(
    LogLeavesEntity.build(PutItemCommand)
      .item({ index, keys: keys.map(textOf).join('\n'), hashes: text(Buffer.concat(hashes)) })
      .options({ condition: { attr: 'hashes', exists: false } }),
  )

async function isPut(put: { send: () => Promise<unknown> }): Promise<boolean> {
  let isDone = true
  await put.send().catch((error: unknown) => {
    acceptConditionFailed(error)
    isDone = false
  })
  return isDone
}

export async function leavesAt(index: number): Promise<Leaves | undefined> {
  const { Item } = await LogLeavesEntity.build(GetItemCommand)
    .key({ index })
    .options({ consistent: true })
    .send()
  return Item && leavesOf(Item)
}

const HASH_BYTES = 32
const leavesOf = ({ index, keys, hashes }: { index: number; keys: string; hashes: string }): Leaves => ({
  index,
  keys: keys.split('\n').map(keyOfText),
  hashes: hashesIn(hashes),
})
function hashesIn(encoded: string): Buffer[] {
  const all = bytes(encoded)
  return Array.from({ length: all.length / HASH_BYTES }, (_, nth) =>
    all.subarray(nth * HASH_BYTES, (nth + 1) * HASH_BYTES),
  )
}

/** Hashes of the leaves from `from` to `to`, block by block: however many there are, one block is held at a time. */
export async function* leafHashesBetween(from: number, to: number): AsyncGenerator<Buffer> {
  for (let at = from; at < to; at = (Math.floor(at / BLOCK) + 1) * BLOCK) {
    const end = Math.min(to, (Math.floor(at / BLOCK) + 1) * BLOCK)
    const { Items = [] } = await leavesBetween.query({ from: Math.floor(at / BLOCK) * BLOCK, to: end }).send()
    for (const { index, hashes } of Items) {
      for (const [nth, hash] of hashesIn(hashes).entries())
        if (index + nth >= at && index + nth < end) yield hash
    }
  }
}

/** The same whoever writes them, because the place they tell was decided before. */
export const putSealed = ({ index, keys }: Leaves) =>
  putAll(keys.map((key, nth) => sealedRow(key, index + nth)))
export const takeFromQueue = (keys: readonly EntryKey[]) => deleteAll(keys.map(queuedKeyOf))

const nameOf = ({ pk, sk }: Key) => `${pk.slice(pk.indexOf('#') + 1)}#${sk}`

/** What the ledger holds of these keys, and which of them are sealed. */
export async function lookUp(
  keys: readonly EntryKey[],
): Promise<{ entries: Map<string, Stored>; sealed: Set<string> }> {
  const [entries, sealed] = await Promise.all([
    getAll(keys.map(ledgerKeyOf)),
    getAll(keys.map(sealedKeyOf), 'pk, sk'),
  ])
  return {
    entries: new Map(entries.map((entry) => [nameOf(entry), entry])),
    sealed: new Set(sealed.map(nameOf)),
  }
}

export const putNode = ({ level, index, hash }: Node) =>
  LogNodeEntity.build(PutItemCommand)
    .item({ level, index, hash: text(hash) })
    .send()

export async function nodesOf(level: number, block: number): Promise<Node[]> {
  const { Items = [] } = await nodesOfBlock.query({ level, block }).send()
  return Items.map(({ index, hash }) => ({ level, index, hash: bytes(hash) }))
}

export async function putCheckpoint(
  head: TreeHead,
  signed: { logName: string; verifierKey: string; note: string },
): Promise<void> {
  const { size, root, sealedAt, previousSize, previousRoot } = head
  const facts = {
    size,
    root: text(root),
    sealedAt,
    previousSize,
    previousRoot: text(previousRoot),
    algorithm: ALGORITHM,
    ...signed,
  }
  await isPut(
    CheckpointEntity.build(PutItemCommand)
      .item(facts)
      .options({ condition: { attr: 'note', exists: false } }),
  )
}

export async function findCheckpoint(size: number) {
  return (await CheckpointEntity.build(GetItemCommand).key({ size }).options({ consistent: true }).send())
    .Item
}
export async function findNewestCheckpoint() {
  return (await newestCheckpoint.query({}).send()).Items?.[0]
}

export async function indexOf(key: EntryKey): Promise<number | undefined> {
  const [row] = await getAll([sealedKeyOf(key)])
  return row && Number(row.index)
}
