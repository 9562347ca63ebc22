import { beforeAll, describe, expect, test } from '@jest/globals'
import { deleteAll, putAll } from '@zhixing/functions/credits/bulk-store'
import { type Check, checks, fsck } from '@zhixing/functions/credits/fsck'
import { snapshotOf } from '@zhixing/functions/credits/fsck-snapshot'
import { leafHashOf, type Stored } from '@zhixing/functions/credits/leaf'
import { seal } from '@zhixing/functions/credits/seal'
import { recorded } from '../support/log'
import { ownTable } from '../support/own-table'
import { lodgedIn, publicLogKey, type SealedStore, scanned, takenDown } from '../support/sealed-store'
import { hands, randomOf } from '../support/tampering'

const now = new Date('2026-11-26T18:00:00.000Z')
let folder: string
let store: SealedStore

/** Three days of one log, 300 entries, so that one block is full; and two entries that wait. */
beforeAll(async () => {
  folder = (await ownTable()).checkpoints
  for (const [day, count] of [200, 70, 30].entries()) {
    await recorded(count, 20)
    await seal(new Date(now.getTime() + day * 86_400_000))
  }
  await recorded(2)
  store = await takenDown(folder)
}, 120_000)

// Entries that nobody touched are the same objects in every copy of the store: their hashes are worked out once.
const known = new WeakMap<Stored, Buffer>()
function hashOf(entry: Stored): Buffer {
  const hash = known.get(entry) ?? leafHashOf(entry)
  known.set(entry, hash)
  return hash
}
const verdictOf = async ({ rows, lodged }: SealedStore, without?: Check) =>
  fsck(await snapshotOf(rows.values(), hashOf), lodged, publicLogKey(), without)

test('control: a store nobody touched is clean, on the engine and taken down from it', async () => {
  const expected = { findings: [], unprotected: 2, sealed: 300, checkpoints: 3 }
  expect(await verdictOf(store)).toEqual(expected)
  expect(fsck(await snapshotOf(scanned()), lodgedIn(folder), publicLogKey())).toEqual(expected)
})

const RUNS = Number(process.env.RUNS ?? 10_000)
const kinds = Object.keys(hands)

/** The nth tampering: its kind in turn, its place by chance. */
function tampered(nth: number) {
  const random = randomOf(nth + 1)
  const kind = kinds[nth % kinds.length] as string
  for (;;) {
    const copy = { rows: new Map(store.rows), lodged: new Map(store.lodged) }
    const names = hands[kind]?.(copy, random)
    if (names) return { kind, copy, names }
  }
}

test(`T21 ${RUNS} tamperings, each found and named`, async () => {
  for (let nth = 0; nth < RUNS; nth++) {
    const { kind, copy, names } = tampered(nth)
    const { findings } = await verdictOf(copy)
    const told = new Set(findings.map(({ where }) => where))
    const missed = names.filter((name) => !told.has(name))
    if (missed.length) throw new Error(`${nth} ${kind}: ${missed.join(', ')} not among ${JSON.stringify(findings.slice(0, 5))}`)
  }
}, 600_000)

describe('control: without one of its checks it misses some', () => {
  test.each(checks)(
    '%s',
    async (check) => {
      let missed = 0
      for (let nth = 0; nth < kinds.length * 3; nth++) {
        const { copy, names } = tampered(nth)
        const told = new Set((await verdictOf(copy, check)).findings.map(({ where }) => where))
        if (names.some((name) => !told.has(name))) missed++
      }
      expect([check, missed > 0]).toEqual([check, true])
    },
    60_000,
  )
})

test('an edit of an entry does not cast suspicion on any other', async () => {
  for (let nth = 0; nth < kinds.length * 5; nth += kinds.length) {
    const { copy, names } = tampered(nth)
    expect((await verdictOf(copy)).findings.map(({ where }) => where)).toEqual(names)
  }
})

test('rewritten with everything that follows from it, but for the signature and what lies outside: still named', async () => {
  const { rows } = store
  const entry = [...rows.values()].find(({ pk }) => pk.startsWith('LEDGER#')) as Stored
  const name = `${entry.pk.slice(7)}#${entry.sk}`
  const copy = { rows: new Map(rows), lodged: store.lodged }
  const edited = { ...entry, studyHours: 99 }
  copy.rows.set(`${entry.pk} ${entry.sk}`, edited)
  const index = Number(rows.get(`SEALED#${entry.pk.slice(7)} ${entry.sk}`)?.index)
  for (const [key, row] of rows) {
    const start = Number(row.sk)
    if (row.pk !== 'LOG#LEAVES' || index < start) continue
    const hashes = Buffer.from(String(row.hashes), 'base64')
    if (index - start < hashes.length / 32) {
      leafHashOf(edited).copy(hashes, (index - start) * 32)
      copy.rows.set(key, { ...row, hashes: hashes.toString('base64') })
    }
  }
  const told = (await verdictOf(copy)).findings.map(({ where }) => where)
  expect(told).toEqual(expect.arrayContaining([`entry ${name}`, `leaf ${index}`]))
})

test('on the engine itself: what is changed there is found there, and mended by putting it back', async () => {
  for (let nth = 0; nth < kinds.length * 2; nth++) {
    const { copy, names } = tampered(nth)
    const before = [...store.rows.keys()].filter((key) => copy.rows.get(key) !== store.rows.get(key))
    const added = [...copy.rows.keys()].filter((key) => !store.rows.has(key))
    const rowsOf = (from: Map<string, Stored>, keys: string[]) => keys.flatMap((key) => from.get(key) ?? [])
    await putAll(rowsOf(copy.rows, [...before, ...added]))
    await deleteAll(
      rowsOf(
        store.rows,
        before.filter((key) => !copy.rows.has(key)),
      ),
    )
    const { findings } = fsck(await snapshotOf(scanned(), leafHashOf), copy.lodged, publicLogKey())
    const told = new Set(findings.map(({ where }) => where))
    expect([names.filter((name) => !told.has(name))]).toEqual([[]])
    await deleteAll(rowsOf(copy.rows, added))
    await putAll(rowsOf(store.rows, before))
  }
  expect(fsck(await snapshotOf(scanned()), store.lodged, publicLogKey()).findings).toEqual([])
}, 300_000)
