import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { readPartition } from '@zhixing/functions/core/dynamodb/rows'
import { entryKeyOf, entryKeyText, putEntry } from '@zhixing/functions/ledger/api'
import { seal } from '@zhixing/functions/log/seal'
import { findLogHead } from '@zhixing/functions/log/store/head'
import { findLeafIndex } from '@zhixing/functions/log/store/sealed-positions'
import { killAtWrite } from '../../support/engine/interrupt'
import { useOwnTable } from '../../support/engine/own-table'
import { aDeclaration, aReversal } from '../../support/ledger/given'
import { recordEntries } from '../../support/log/given'
import { collect, expectProven, listUnsealed } from '../../support/log/then'

const now = new Date('2026-11-26T18:00:00.000Z')
let checkpoints: string
beforeEach(async () => {
  checkpoints = (await useOwnTable()).checkpoints
})

const sizeOfLog = async () => (await findLogHead())?.size ?? 0

describe('the seal', () => {
  test('L1, L2, L5 and L7 every recorded entry is sealed once with a proof, and the queue is empty afterwards', async () => {
    const entries = await recordEntries(30)
    await seal(now)
    expect(await expectProven(entries)).toBe(30)
    expect([await sizeOfLog(), (await listUnsealed()).length]).toEqual([30, 0])
    expect(readdirSync(checkpoints).sort()).toEqual(['checkpoint-30.txt', 'leaves-0-30.txt'])
    const more = await recordEntries(5)
    await seal(now)
    await seal(now) // nothing is left, so nothing is signed again
    expect(await expectProven([...entries, ...more])).toBe(35)
    expect(readdirSync(checkpoints)).toHaveLength(5)
  })

  test('L3 and L4 proofs span blocks, and the next seal continues in the middle of a block', async () => {
    const entries = await recordEntries(300)
    await seal(now)
    const more = await recordEntries(400)
    await seal(now)
    expect(await sizeOfLog()).toBe(700)
    expect(await expectProven([...entries.slice(280), ...more.slice(0, 20)])).toBe(40)
  }, 30_000)

  test('K4 and L7 one seal places entries in the order of their keys', async () => {
    const entries = await recordEntries(40)
    await seal(now)
    const keys = entries.map(({ learnerId, entry }) => entryKeyOf(learnerId, entry.entryId))
    const sorted = keys.sort((one, other) => (entryKeyText(one) < entryKeyText(other) ? -1 : 1))
    expect(await Promise.all(sorted.map(findLeafIndex))).toEqual(sorted.map((_, nth) => nth))
  })

  test('reversals and declarations are sealed as awards are', async () => {
    const [{ learnerId = '', entry } = {}] = await recordEntries(1)
    if (!entry) throw new Error('nothing was recorded')
    const others = [aReversal(entry), aDeclaration()]
    for (const other of others) await putEntry(learnerId, other)
    await seal(now)
    expect(
      await expectProven([entry, ...others].map((each) => ({ learnerId, entry: each as typeof entry }))),
    ).toBe(3)
  })

  test('K4 a queue row without an entry stays, and one whose entry is sealed is removed', async () => {
    const [first, second] = await recordEntries(2)
    await seal(now)
    await putEntry(first?.learnerId ?? '', first?.entry as never) // a repeated award puts its queue row again
    expect(await listUnsealed()).toHaveLength(1)
    const killed = await killAtWrite(2, 'before', () => putEntry(second?.learnerId ?? '', aDeclaration()))
    expect([killed, (await listUnsealed()).length]).toEqual([true, 2])
    await seal(now)
    expect([await sizeOfLog(), (await listUnsealed()).length]).toEqual([2, 1])
    await putEntry(second?.learnerId ?? '', aDeclaration())
    await seal(now)
    expect([await sizeOfLog(), (await listUnsealed()).length]).toEqual([3, 0])
  })

  test('K1 sealing changes no entry', async () => {
    const [{ learnerId = '' } = {}] = await recordEntries(3, 1)
    const ledger = () => collect(readPartition(`LEDGER#${learnerId}`))
    const before = await ledger()
    await seal(now)
    expect(await ledger()).toEqual(before)
  })

  test('a lodged file with another text stops the seal and is not overwritten', async () => {
    await recordEntries(2)
    await seal(now)
    await recordEntries(1)
    const { writeFileSync } = await import('node:fs')
    writeFileSync(join(checkpoints, 'checkpoint-3.txt'), 'another text')
    await expect(seal(now)).rejects.toThrow('says something else')
    expect(readFileSync(join(checkpoints, 'checkpoint-3.txt'), 'utf8')).toBe('another text')
  })
})
