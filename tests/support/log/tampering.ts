import type { StoredRow } from '@zhixing/functions/core/dynamodb/rows'
import type { SealedStore } from './sealed-store'
import { rowKeyOf } from './sealed-store'

/** A hand in the store: what it did, and the names by which that has to be told. Undefined where there is nothing of the kind to touch. */
export type TamperingMethod = (store: SealedStore, random: Random) => string[] | undefined
export interface Random {
  below: (limit: number) => number
}
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  for (let warm = 0; warm < 8; warm++) next()
  return { below: (limit) => next() % limit }
}

const rowsOf = ({ rows }: SealedStore, prefix: string) =>
  [...rows.values()].filter(({ pk }) => pk.startsWith(prefix))
const oneOf = <T>(all: readonly T[], { below }: Random): T | undefined => all[below(all.length)]
const after = (pk: string) => pk.slice(pk.indexOf('#') + 1)
const nameOf = ({ pk, sk }: StoredRow) => `${after(pk)}#${sk}`
const put = ({ rows }: SealedStore, row: StoredRow) => void rows.set(rowKeyOf(row), row)
const isSealed = ({ rows }: SealedStore, entry: StoredRow) =>
  rows.has(`SEALED#${after(entry.pk)} ${entry.sk}`)
const sealedEntry = (store: SealedStore, random: Random) =>
  oneOf(
    rowsOf(store, 'LEDGER#').filter((entry) => isSealed(store, entry)),
    random,
  )

/** Another value of the same kind. */
function changed(value: unknown, { below }: Random): unknown {
  if (typeof value === 'number') return value + [0.25, 1, -1, 100][below(4)]!
  const text = String(value)
  const at = below(Math.max(text.length, 1))
  return `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`
}
function edit(store: SealedStore, row: StoredRow | undefined, names: string[], random: Random): boolean {
  const name =
    row &&
    oneOf(
      names.filter((each) => each in row),
      random,
    )
  if (!row || !name) return false
  put(store, { ...row, [name]: changed(row[name], random) })
  return true
}
const ofTable = new Set(['pk', 'sk', '_et', '_ct', '_md'])
const factsOf = (row: StoredRow) => Object.keys(row).filter((name) => !ofTable.has(name))

const leavesOf = (row: StoredRow) => ({
  keys: String(row.keys).split('\n'),
  hashes: Buffer.from(String(row.hashes), 'base64'),
  index: Number(row.sk),
})
const rewritten = (row: StoredRow, keys: string[], hashes: Buffer): StoredRow => ({
  ...row,
  keys: keys.join('\n'),
  hashes: hashes.toString('base64'),
})

export const tamperingMethods: Record<string, TamperingMethod> = {
  'edits an entry': (store, random) => {
    const entry = sealedEntry(store, random)
    return entry && edit(store, entry, factsOf(entry), random) ? [`entry ${nameOf(entry)}`] : undefined
  },
  'adds a fact to an entry': (store, random) => {
    const entry = sealedEntry(store, random)
    if (!entry) return undefined
    put(store, { ...entry, remark: '补记' })
    return [`entry ${nameOf(entry)}`]
  },
  'takes a fact from an entry': (store, random) => {
    const entry = sealedEntry(store, random)
    if (!entry) return undefined
    const { [oneOf(factsOf(entry), random) ?? '']: _, ...rest } = entry
    put(store, rest as StoredRow)
    return [`entry ${nameOf(entry)}`]
  },
  'removes an entry': (store, random) => {
    const entry = sealedEntry(store, random)
    if (!entry) return undefined
    store.rows.delete(rowKeyOf(entry))
    return [`entry ${nameOf(entry)}`]
  },
  'removes an entry and all that tells of it in the table but the leaf': (store, random) => {
    const entry = sealedEntry(store, random)
    if (!entry) return undefined
    for (const pk of [entry.pk, `SEALED#${after(entry.pk)}`]) store.rows.delete(`${pk} ${entry.sk}`)
    return [`entry ${nameOf(entry)}`]
  },
  'inserts an entry past the door': (store, random) => {
    const entry = sealedEntry(store, random)
    if (!entry) return undefined
    const inserted = { ...entry, sk: `${entry.sk}9` }
    put(store, inserted)
    return [`entry ${nameOf(inserted)}`]
  },
  'swaps what two entries say': (store, random) => {
    const [one, other] = [sealedEntry(store, random), sealedEntry(store, random)]
    if (!one || !other || one === other) return undefined
    put(store, { ...other, pk: one.pk, sk: one.sk })
    put(store, { ...one, pk: other.pk, sk: other.sk })
    return [`entry ${nameOf(one)}`, `entry ${nameOf(other)}`]
  },
  'edits the hash of a leaf': (store, random) => {
    const row = oneOf(rowsOf(store, 'LOG#LEAVES'), random)
    if (!row) return undefined
    const { keys, hashes, index } = leavesOf(row)
    const nth = random.below(keys.length)
    hashes[nth * 32 + random.below(32)]! ^= 1 + random.below(255)
    put(store, rewritten(row, keys, hashes))
    return [`leaf ${index + nth}`]
  },
  'reorders two leaves': (store, random) => {
    const row = oneOf(rowsOf(store, 'LOG#LEAVES'), random)
    if (!row) return undefined
    const { keys, hashes, index } = leavesOf(row)
    const [one, other] = [random.below(keys.length), random.below(keys.length)]
    if (one === other) return undefined
    const hash = (nth: number) => hashes.subarray(nth * 32, nth * 32 + 32)
    const kept = Buffer.from(hash(one))
    hash(other).copy(hash(one))
    kept.copy(hash(other))
    ;[keys[one], keys[other]] = [keys[other]!, keys[one]!]
    put(store, rewritten(row, keys, hashes))
    return [`leaf ${index + one}`, `leaf ${index + other}`]
  },
  'has a leaf name another entry': (store, random) => {
    const row = oneOf(rowsOf(store, 'LOG#LEAVES'), random)
    const entry = sealedEntry(store, random)
    if (!row || !entry) return undefined
    const { keys, hashes, index } = leavesOf(row)
    const nth = random.below(keys.length)
    if (keys[nth] === nameOf(entry)) return undefined
    keys[nth] = nameOf(entry)
    put(store, rewritten(row, keys, hashes))
    return [`leaf ${index + nth}`]
  },
  'truncates the leaves': (store, random) => {
    const row = rowsOf(store, 'LOG#LEAVES').sort((one, other) => (one.sk < other.sk ? 1 : -1))[0]
    if (!row) return undefined
    const { keys, hashes, index } = leavesOf(row)
    const left = random.below(keys.length)
    if (left === 0) store.rows.delete(rowKeyOf(row))
    else put(store, rewritten(row, keys.slice(0, left), hashes.subarray(0, left * 32)))
    return [`leaf ${index + left}`]
  },
  'removes leaves in the middle': (store, random) => {
    const row = oneOf(rowsOf(store, 'LOG#LEAVES'), random)
    if (!row) return undefined
    store.rows.delete(rowKeyOf(row))
    return [`leaf ${Number(row.sk)}`]
  },
  'edits the place of an entry': (store, random) => {
    const row = oneOf(rowsOf(store, 'SEALED#'), random)
    return row && edit(store, row, ['index'], random) ? [`sealed ${nameOf(row)}`] : undefined
  },
  'removes the place of an entry': (store, random) => {
    const row = oneOf(rowsOf(store, 'SEALED#'), random)
    if (!row) return undefined
    store.rows.delete(rowKeyOf(row))
    return [`sealed ${nameOf(row)}`]
  },
  'inserts a place': (store, random) => {
    const row = oneOf(rowsOf(store, 'SEALED#'), random)
    if (!row) return undefined
    const inserted = { ...row, sk: `${row.sk}9` }
    put(store, inserted)
    return [`sealed ${nameOf(inserted)}`]
  },
  'edits a node': (store, random) => {
    const row = oneOf(rowsOf(store, 'LOG#NODES#'), random)
    return row && edit(store, row, ['hash'], random)
      ? [`node ${row.pk.split('#')[2]}/${Number(row.sk)}`]
      : undefined
  },
  'removes a node': (store, random) => {
    const row = oneOf(rowsOf(store, 'LOG#NODES#'), random)
    if (!row) return undefined
    store.rows.delete(rowKeyOf(row))
    return [`node ${row.pk.split('#')[2]}/${Number(row.sk)}`]
  },
  'edits a checkpoint': (store, random) => {
    const row = oneOf(rowsOf(store, 'LOG#CHECKPOINTS'), random)
    return row && edit(store, row, factsOf(row), random) ? [`checkpoint ${Number(row.sk)}`] : undefined
  },
  'removes a checkpoint': (store, random) => {
    const row = oneOf(rowsOf(store, 'LOG#CHECKPOINTS'), random)
    if (!row) return undefined
    store.rows.delete(rowKeyOf(row))
    return [`checkpoint ${Number(row.sk)}`]
  },
  'edits where the log ends': (store, random) => {
    const row = store.rows.get('LOG HEAD')
    return row && edit(store, row, ['size', 'root', 'sealedAt', 'previousSize', 'previousRoot'], random)
      ? ['head']
      : undefined
  },
  'removes where the log ends': (store) => (store.rows.delete('LOG HEAD') ? ['head'] : undefined),
  'takes an entry that waits out of the queue': (store, random) => {
    const row = oneOf(rowsOf(store, 'UNSEALED#'), random)
    if (!row) return undefined
    store.rows.delete(rowKeyOf(row))
    return [`entry ${row.sk}`]
  },
  'sets the table back to an earlier checkpoint, with everything': (store) => {
    const [first, last] = rowsOf(store, 'LOG#CHECKPOINTS').sort((one, other) => (one.sk < other.sk ? -1 : 1))
    if (!first || !last) return undefined
    for (const row of rowsOf(store, 'SEALED#').filter(({ index }) => Number(index) >= Number(first.size))) {
      store.rows.delete(rowKeyOf(row))
      store.rows.delete(`LEDGER#${after(row.pk)} ${row.sk}`)
    }
    for (const row of rowsOf(store, 'LOG#LEAVES').filter(({ sk }) => Number(sk) >= Number(first.size)))
      store.rows.delete(rowKeyOf(row))
    store.rows.delete(rowKeyOf(last))
    return [`checkpoint ${Number(last.size)}`, `leaf ${Number(first.size)}`]
  },
  'edits a file outside': (store, random) => {
    const [name, text] =
      oneOf(
        [...store.lodged].filter(([file]) => !file.startsWith('consistency')),
        random,
      ) ?? []
    if (!name || !text) return undefined
    const at = random.below(text.length - 2)
    store.lodged.set(name, `${text.slice(0, at)}${text[at] === 'A' ? 'Z' : 'A'}${text.slice(at + 1)}`)
    return store.lodged.get(name) === text ? undefined : [`lodged ${name}`]
  },
  'removes a file outside': (store, random) => {
    const name = oneOf([...store.lodged.keys()], random)
    if (!name) return undefined
    store.lodged.delete(name)
    return [`lodged ${name}`]
  },
}

export const tamperingKinds = Object.keys(tamperingMethods)

export interface Tampering {
  kind: string
  copy: SealedStore
  names: string[] // what has to be told
}

/** The nth tampering with a store: kinds take turns, places are chosen by chance. A kind that finds nothing to touch leaves its turn to the next. */
export function tamperWith(store: SealedStore, nth: number): Tampering {
  const random = randomOf(nth + 1)
  for (let turn = nth, tries = 1; ; tries++) {
    const kind = tamperingKinds[turn % tamperingKinds.length] as string
    const copy = { rows: new Map(store.rows), lodged: new Map(store.lodged) }
    const names = tamperingMethods[kind]?.(copy, random)
    if (names) return { kind, copy, names }
    if (tries % 20 === 0) turn++
  }
}
