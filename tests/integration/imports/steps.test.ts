import { describe, expect, test } from '@jest/globals'
import { listGrantsOf, saveGrant } from '@zhixing/functions/identity/api'
import { findImport, saveImport } from '@zhixing/functions/imports/store/imports'
import * as contract from '@zhixing/shared/imports/contract'
import { ulid } from 'ulid'
import { anAdministrator, aRosterCode } from '../../support/identity/given'
import {
  aCheckedImport,
  aReadImport,
  csvOf,
  deliver,
  manyRefused,
  runImport,
  titles,
  viewOf,
} from '../../support/imports/given'
import { collectQueue } from '../../support/queue'
import { request } from '../../support/request'

collectQueue()

describe('steps', () => {
  test.each([
    ['no column with the level', '姓名,学员编号'],
    ['two columns with one field', '姓名,学员编号,职级,手机'],
  ])('422 columns-incomplete: %s', async (_, header) => {
    const owner = await anAdministrator()
    const { importId, revision, columns } = await aReadImport(csvOf(header, '王一,1,科员,2'), owner)
    const fields = columns.map(({ field }) => (field === 'phone' ? 'name' : (field ?? null)))
    const { organisationId } = owner.organisation
    const { type } = await request(
      contract.checkImport,
      { importId, revision, organisationId, fields },
      owner,
    )
    expect(type).toBe('imports/columns-incomplete')
  })

  test('409 stale when the columns were mapped in another window in between', async () => {
    const owner = await anAdministrator()
    const { importId, revision, columns } = await aCheckedImport(
      csvOf(titles, `王一,${aRosterCode()},,科员`),
      owner,
    )
    const fields = columns.map(({ field }) => field ?? null)
    const { organisationId } = owner.organisation
    const seen = { importId, revision: revision - 1 }
    expect((await request(contract.checkImport, { ...seen, organisationId, fields }, owner)).type).toBe(
      'request/stale',
    )
    expect((await request(contract.startImport, seen, owner)).type).toBe('request/stale')
  })

  test('409 wrong-state: an import is not started before its check, nor read twice, nor stopped when done', async () => {
    const owner = await anAdministrator()
    const { importId, revision } = await aReadImport(csvOf(titles, `王一,${aRosterCode()},,科员`), owner)
    const types = [
      await request(contract.startImport, { importId, revision }, owner),
      await request(contract.readImport, { importId }, owner),
      await request(contract.stopImport, { importId }, owner),
    ].map(({ type }) => type)
    expect(types).toEqual(Array(3).fill('imports/wrong-state'))
  })

  test('200 a stopped import keeps what it imported and goes on when it is started again', async () => {
    const owner = await anAdministrator()
    const rows = [...manyRefused(500), `王一,${aRosterCode()},,科员`]
    const { importId, revision } = await aCheckedImport(csvOf(titles, ...rows), owner)
    await request(contract.startImport, { importId, revision }, owner)
    await deliver(owner, importId, 1000)
    const { body: stopped } = await request(contract.stopImport, { importId }, owner)
    await deliver(owner, importId)
    expect([stopped.state, (await viewOf(importId, owner)).progress?.done]).toEqual(['stopped', 500])
    const done = await runImport(owner, importId, stopped.revision)
    expect([done.state, done.progress?.accepted]).toEqual(['done', 1])
  })

  test('an import whose owner lost the role stops', async () => {
    const owner = await anAdministrator()
    const { importId, revision } = await aCheckedImport(csvOf(titles, `王一,${aRosterCode()},,科员`), owner)
    await request(contract.startImport, { importId, revision }, owner)
    const [grant] = await listGrantsOf(owner.learnerId)
    if (!grant) throw new Error('no grant')
    const ended = await saveGrant({ ...grant, state: 'ended' })
    await deliver(owner, importId)
    await saveGrant({ ...grant, revision: ended?.revision ?? 0 })
    expect(await viewOf(importId, owner)).toMatchObject({
      state: 'stopped',
      reason: '您在这个单位的系统管理员角色已经结束',
    })
  })

  test('an import whose file has expired in the bucket stops and says so', async () => {
    const owner = await anAdministrator()
    const { importId, revision } = await aCheckedImport(csvOf(titles, `王一,${aRosterCode()},,科员`), owner)
    await request(contract.startImport, { importId, revision }, owner)
    const found = await findImport(owner.learnerId, importId)
    if (!found) throw new Error('no import')
    await saveImport({ ...found, sha256: 'd'.repeat(64) }, found.revision) // names no file
    await deliver(owner, importId)
    expect(await viewOf(importId, owner)).toMatchObject({
      state: 'stopped',
      reason: expect.stringContaining('请重新上传'),
    })
  })

  test('404 an import of another administrator', async () => {
    const [owner, other] = [await anAdministrator(), await anAdministrator()]
    const { importId } = await aReadImport(csvOf(titles), owner)
    expect((await request(contract.getImport, { importId }, other)).type).toBe('imports/not-found')
    expect((await request(contract.listImports, {}, other)).body.imports).toEqual([])
    expect((await request(contract.listImports, {}, owner)).body.imports).toMatchObject([{ importId }])
  })

  test('409 exists for an id under which another file was announced; the same one is announced again', async () => {
    const owner = await anAdministrator()
    const input = { importId: ulid(), fileName: '名册.csv', bytes: 10, sha256: 'a'.repeat(64) }
    await request(contract.createImport, input, owner)
    expect((await request(contract.createImport, input, owner)).status).toBe(200)
    const other = await request(contract.createImport, { ...input, sha256: 'b'.repeat(64) }, owner)
    expect(other.type).toBe('imports/exists')
  })

  test('what is no table says what its owner can do, also a file that never arrived', async () => {
    const owner = await anAdministrator()
    const pdf = await aReadImport(Buffer.from('%PDF-1.7 …'), owner)
    expect(pdf).toMatchObject({
      state: 'unreadable',
      reason: expect.stringContaining('请上传 .xlsx 或 .csv'),
    })
    const input = { importId: ulid(), fileName: '名册.csv', bytes: 10, sha256: 'c'.repeat(64) }
    await request(contract.createImport, input, owner)
    await request(contract.readImport, { importId: input.importId }, owner)
    await deliver(owner, input.importId)
    expect((await viewOf(input.importId, owner)).state).toBe('unreadable')
  })
})
