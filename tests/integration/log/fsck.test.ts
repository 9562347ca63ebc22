import { beforeAll, describe, expect, test } from '@jest/globals'
import { deleteRows, putRows, type StoredRow } from '@zhixing/functions/core/dynamodb/rows'
import { type FsckCheck, fsck, fsckChecks } from '@zhixing/functions/log/fsck/fsck'
import { takeSnapshot } from '@zhixing/functions/log/fsck/snapshot'
import { leafHashOf } from '@zhixing/functions/log/leaf/leaf'
import {
  aSealedStore,
  publicLogKey,
  readLodgedFiles,
  runFsck,
  type SealedStore,
  scanRows,
} from '../../support/log/sealed-store'
import { type Tampering, tamperingKinds, tamperWith } from '../../support/log/tampering/tampering'

let folder: string
let store: SealedStore
let small: SealedStore

/** Two logs of three days: one fills more than a block, the other is quick to check. */
beforeAll(async () => {
  small = (await aSealedStore([12, 9, 3], 4)).store
  ;({ store, folder } = await aSealedStore([200, 70, 30], 20))
}, 120_000)

test('control: an untouched store has no findings, on the engine and as a copy', async () => {
  const expected = { findings: [], unprotected: 2, sealed: 300, checkpoints: 3 }
  expect(await runFsck(store)).toEqual(expected)
  expect(fsck(await takeSnapshot(scanRows()), readLodgedFiles(folder), publicLogKey())).toEqual(expected)
})

const missedBy = async ({ copy, names }: Tampering, without?: FsckCheck) => {
  const named = new Set((await runFsck(copy, without)).findings.map(({ where }) => where))
  return names.filter((name) => !named.has(name))
}

test.each<[number, string]>([
  [9000, 'small'],
  [1000, 'large'],
])(
  'T21 each of %s tamperings with a %s store is found and named',
  async (runs, size) => {
    for (let nth = 0; nth < runs; nth++) {
      const tampering = tamperWith(size === 'small' ? small : store, nth)
      expect([nth, tampering.kind, await missedBy(tampering)]).toEqual([nth, tampering.kind, []])
    }
  },
  600_000,
)

describe('control: without one of its checks fsck misses some tamperings', () => {
  test.each(fsckChecks)(
    '%s',
    async (check) => {
      let missed = 0
      for (let nth = 0; nth < tamperingKinds.length * 3; nth++) {
        const { copy, names } = tamperWith(store, nth)
        const named = new Set((await runFsck(copy, check)).findings.map(({ where }) => where))
        if (names.some((name) => !named.has(name))) missed++
      }
      expect([check, missed > 0]).toEqual([check, true])
    },
    60_000,
  )
})

test('an edited entry is the only one that is named', async () => {
  for (let nth = 0; nth < tamperingKinds.length * 5; nth += tamperingKinds.length) {
    const { copy, names } = tamperWith(store, nth)
    expect((await runFsck(copy)).findings.map(({ where }) => where)).toEqual(names)
  }
})

test('an entry rewritten together with its leaf is named, because signature and lodged files differ', async () => {
  const { rows } = store
  const entry = [...rows.values()].find(({ pk }) => pk.startsWith('LEDGER#')) as StoredRow
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
  const named = (await runFsck(copy)).findings.map(({ where }) => where)
  expect(named).toEqual(expect.arrayContaining([`entry ${name}`, `leaf ${index}`]))
})

test('tamperings on the engine itself are found, and undoing them leaves no finding', async () => {
  for (let nth = 0; nth < tamperingKinds.length * 2; nth++) {
    const { copy, names } = tamperWith(store, nth)
    const before = [...store.rows.keys()].filter((key) => copy.rows.get(key) !== store.rows.get(key))
    const added = [...copy.rows.keys()].filter((key) => !store.rows.has(key))
    const rowsOf = (from: Map<string, StoredRow>, keys: string[]) =>
      keys.flatMap((key) => from.get(key) ?? [])
    await putRows(rowsOf(copy.rows, [...before, ...added]))
    await deleteRows(
      rowsOf(
        store.rows,
        before.filter((key) => !copy.rows.has(key)),
      ),
    )
    const { findings } = fsck(await takeSnapshot(scanRows(), leafHashOf), copy.lodged, publicLogKey())
    const named = new Set(findings.map(({ where }) => where))
    expect([names.filter((name) => !named.has(name))]).toEqual([[]])
    await deleteRows(rowsOf(copy.rows, added))
    await putRows(rowsOf(store.rows, before))
  }
  expect(fsck(await takeSnapshot(scanRows()), store.lodged, publicLogKey()).findings).toEqual([])
}, 300_000)
