import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Change } from '@zhixing/functions/core/audit/change-line'
import { recordChange } from '@zhixing/functions/core/audit/record-change'
import { sealChanges } from '@zhixing/functions/log/changes/seal-changes'
import { findChangeSeal } from '@zhixing/functions/log/store/change-seals'
import { ulid } from 'ulid'
import { useOwnTable } from '../../support/engine/own-table'
import { anOrganisation } from '../../support/identity/given'
import { copyStore, runFsck, type SealedStore } from '../../support/log/sealed-store'

const FIRST_DAY = new Date('2026-03-05T08:00:00.000Z')
const SECOND_DAY = new Date('2026-03-06T08:00:00.000Z')
const NIGHT_AFTER = new Date('2026-03-06T18:00:00.000Z') // 02:00 on 7 March in Beijing
const person = ulid()
const row = (number: number) => `CHANGES#person#${person} CHANGE#00000${number}`

let province: string
let folder: string
let store: SealedStore

beforeAll(async () => {
  ;({ checkpoints: folder } = await useOwnTable())
  const organisation = await anOrganisation()
  province = organisation.organisationId
  const change: Change = {
    kind: 'person',
    objectId: person,
    title: '周文博',
    scope: organisation.orgPath,
    action: 'people/corrected',
    changeId: '1',
    at: FIRST_DAY.toISOString(),
    byId: ulid(),
    by: '杨系统',
  }
  await recordChange(change, FIRST_DAY)
  await recordChange({ ...change, changeId: '2' }, SECOND_DAY)
  await sealChanges(NIGHT_AFTER)
  await recordChange({ ...change, changeId: '3' }, NIGHT_AFTER)
  store = await copyStore(folder)
}, 60_000)

const findingsAfter = async (tamper: (copy: SealedStore) => void) => {
  const copy = { rows: new Map(store.rows), lodged: new Map(store.lodged) }
  tamper(copy)
  return (await runFsck(copy)).findings
}
const lineOf = (copy: SealedStore, number: number) => {
  const found = copy.rows.get(row(number)) as { pk: string; sk: string; line: object } | undefined
  if (!found) throw new Error(`no line ${number}`)
  return found
}

test('L9 each day that has ended is lodged once, and a second run changes nothing', async () => {
  expect((await findChangeSeal(province))?.day).toBe('2026-03-06')
  expect([...store.lodged.keys()].filter((name) => name.startsWith('changes-')).length).toBe(31)
  await sealChanges(NIGHT_AFTER)
  expect((await copyStore(folder)).lodged).toEqual(store.lodged)
})

describe('fsck of the audit log', () => {
  test('control: an untouched log has no findings', async () => {
    expect(await findingsAfter(() => undefined)).toEqual([])
  })

  test('names a sealed line that was removed, also the last one', async () => {
    const where = `change person#${person}#2`
    const findings = await findingsAfter((copy) => {
      copy.rows.delete(row(3))
      copy.rows.delete(row(2))
    })
    expect(findings).toEqual([{ where, what: 'removed from the table' }])
  })

  test('names a line that was altered', async () => {
    const findings = await findingsAfter((copy) => {
      const found = lineOf(copy, 1)
      copy.rows.set(row(1), { ...found, line: { ...found.line, by: '别人' } })
    })
    expect(findings.map(({ what }) => what)).toEqual([
      'altered after it was sealed',
      'does not follow the line before',
    ])
  })

  test('names a line that was put into a sealed day, and one that breaks the chain', async () => {
    const findings = await findingsAfter((copy) => {
      const found = lineOf(copy, 2)
      const line = { ...found.line, number: 4, recordedAt: SECOND_DAY.toISOString() }
      copy.rows.set(row(4), { ...found, sk: 'CHANGE#000004', line })
    })
    expect(findings.map(({ what }) => what)).toEqual([
      'inserted into a day that was sealed',
      'does not follow the line before',
    ])
  })

  test('names a lodged file that was altered, and the next one when it is gone', async () => {
    const name = `changes-${province}-2026-03-05.txt`
    const altered = await findingsAfter(({ lodged }) =>
      lodged.set(name, `${lodged.get(name)}`.replace('lines 1', 'lines 0')),
    )
    expect(altered.map(({ where }) => where)).toContain(`lodged ${name}`)
    const gone = await findingsAfter(({ lodged }) => lodged.delete(name))
    expect(gone.map(({ what }) => what)).toEqual(['the file of the day before is gone or altered'])
  })
})
