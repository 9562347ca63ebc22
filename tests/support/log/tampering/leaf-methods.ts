import type { StoredRow } from '@zhixing/functions/core/dynamodb/rows'
import { integerBelow } from '../../random'
import { drawRow, drawSealedEntry, putRow, removeRow, rowName, rowsOf, type TamperingMethod } from './edits'

const HASH_BYTES = 32

const leavesIn = (row: StoredRow) => ({
  keys: String(row.keys).split('\n'),
  hashes: Buffer.from(String(row.hashes), 'base64'),
  index: Number(row.sk),
})

const withLeaves = (row: StoredRow, keys: string[], hashes: Buffer): StoredRow => ({
  ...row,
  keys: keys.join('\n'),
  hashes: hashes.toString('base64'),
})

export const leafMethods: Record<string, TamperingMethod> = {
  'edits the hash of a leaf': (store, random) => {
    const row = drawRow(store, 'LOG#LEAVES', random)
    if (!row) return undefined
    const { keys, hashes, index } = leavesIn(row)
    const n = integerBelow(keys.length, random)
    const at = n * HASH_BYTES + integerBelow(HASH_BYTES, random)
    hashes[at] = (hashes[at] ?? 0) ^ (1 + integerBelow(255, random))
    putRow(store, withLeaves(row, keys, hashes))
    return [`leaf ${index + n}`]
  },
  'swaps two leaves': (store, random) => {
    const row = drawRow(store, 'LOG#LEAVES', random)
    if (!row) return undefined
    const { keys, hashes, index } = leavesIn(row)
    const [one, other] = [integerBelow(keys.length, random), integerBelow(keys.length, random)]
    if (one === other) return undefined
    const hashOf = (n: number) => hashes.subarray(n * HASH_BYTES, (n + 1) * HASH_BYTES)
    const hashOfOne = Buffer.from(hashOf(one))
    hashOf(other).copy(hashOf(one))
    hashOfOne.copy(hashOf(other))
    const [keyOfOne = '', keyOfOther = ''] = [keys[one], keys[other]]
    keys[one] = keyOfOther
    keys[other] = keyOfOne
    putRow(store, withLeaves(row, keys, hashes))
    return [`leaf ${index + one}`, `leaf ${index + other}`]
  },
  'points a leaf to another entry': (store, random) => {
    const row = drawRow(store, 'LOG#LEAVES', random)
    const entry = drawSealedEntry(store, random)
    if (!row || !entry) return undefined
    const { keys, hashes, index } = leavesIn(row)
    const n = integerBelow(keys.length, random)
    if (keys[n] === rowName(entry)) return undefined
    keys[n] = rowName(entry)
    putRow(store, withLeaves(row, keys, hashes))
    return [`leaf ${index + n}`]
  },
  'truncates the leaves': (store, random) => {
    const [row] = rowsOf(store, 'LOG#LEAVES').sort((one, other) => (one.sk < other.sk ? 1 : -1))
    if (!row) return undefined
    const { keys, hashes, index } = leavesIn(row)
    const left = integerBelow(keys.length, random)
    if (left === 0) removeRow(store, row)
    else putRow(store, withLeaves(row, keys.slice(0, left), hashes.subarray(0, left * HASH_BYTES)))
    return [`leaf ${index + left}`]
  },
  'removes leaves in the middle': (store, random) => {
    const row = drawRow(store, 'LOG#LEAVES', random)
    if (!row) return undefined
    removeRow(store, row)
    return [`leaf ${Number(row.sk)}`]
  },
}
