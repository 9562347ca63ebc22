import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { readRows } from '@zhixing/functions/core/spreadsheet/read-table'
import { findLearnerByNameAndCode } from '@zhixing/functions/identity/api'
import { listChanges } from '@zhixing/shared/audit/contract'
import * as contract from '@zhixing/shared/imports/contract'
import { anAdministrator, anOrganisation, aRosterCode } from '../../support/identity/given'
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

const queue = collectQueue()
beforeEach(() => void queue.sent.splice(0))

const vector = (name: string) => readFileSync(new URL(`../../vectors/tables/${name}`, import.meta.url))

describe('a roster of a real office', () => {
  test('200 its titles are found below a heading, its columns mapped, what is hidden is told', async () => {
    const read = await aReadImport(vector('roster.xlsx'), await anAdministrator(), '名册.xlsx')
    expect(read).toMatchObject({ state: 'mapping', titleRow: 2 })
    expect(read.columns.map(({ title, field }) => [title, field])).toEqual([
      ['序号', undefined],
      ['姓名', 'name'],
      ['学员编号', 'rosterCode'],
      ['手机号', 'phone'],
      ['职级', 'jobLevel'],
      ['身份证号', undefined],
      ['提任日期', 'promotedOn'],
    ])
    expect(read.notes).toEqual([
      '只读第一张表“学员名册”；“说明”不读',
      '第 5 行在 Excel 里是隐藏的，照样读',
      '合并的单元格 A1:G1 只在左上一格有内容',
      '身份证号不导入：知行不保存身份证号',
    ])
  })

  test('X2 200 rows that can be read are accepted, the others refused by row and column; a total is skipped', async () => {
    const checked = await aCheckedImport(vector('roster.xlsx'), await anAdministrator())
    expect(checked.progress).toEqual({ rows: 11, done: 11, accepted: 2, refused: 8, skipped: 1 })
    expect(checked.firstRefused).toEqual([
      { row: 3, reasons: ['填了提任日期的，请同时填提任前的职级，并与现职级不同'] },
      { row: 4, reasons: ['C 列：学员编号应为 8 位数字'] },
      { row: 5, reasons: ['填了提任日期的，请同时填提任前的职级，并与现职级不同'] },
      { row: 6, reasons: ['填了提任日期的，请同时填提任前的职级，并与现职级不同'] },
      { row: 9, reasons: ['G 列：提任日期“2026-02-30”不是一个日子，应写作 2026-05-10'] },
      { row: 10, reasons: ['手机号与第 3 行重复'] },
      { row: 11, reasons: ['学员编号与第 3 行重复'] },
      {
        row: 12,
        reasons: ['D 列：“1.54E+10”是 Excel 改写过的数字，后几位已经丢失；请把这一列设为文本格式后重新填写'],
      },
    ])
  })
})

test('X1 200 a checked roster is imported, people are found under their normal form, once', async () => {
  const owner = await anAdministrator()
  const codes = [aRosterCode(), aRosterCode()]
  const file = csvOf(
    titles,
    ` 欧阳　小燕,${codes[0]}.0,,县处级`,
    `买买提‧依明江,${codes[1]},,科员`,
    ',,,',
    '合计,2人',
  )
  const { importId, revision, state } = await aCheckedImport(file, owner)
  expect(state).toBe('checked')
  const done = await runImport(owner, importId, revision)
  expect([done.state, done.progress]).toEqual([
    'done',
    { rows: 3, done: 3, accepted: 2, refused: 0, skipped: 1 },
  ])
  expect(await findLearnerByNameAndCode('买买提·依明江', codes[1] ?? '')).toBeDefined()
  expect(await findLearnerByNameAndCode('欧阳小燕', codes[0] ?? '')).toMatchObject({ jobLevel: 'division' })
})

test('200 a check imports no person', async () => {
  const owner = await anAdministrator()
  const code = aRosterCode()
  await aCheckedImport(csvOf(titles, `王一,${code},,科员`), owner)
  expect(await findLearnerByNameAndCode('王一', code)).toBeUndefined()
})

test('X2 200 the refused rows come back as a file like the one uploaded, which can be uploaded again', async () => {
  const owner = await anAdministrator()
  const file = csvOf(`备注,${titles}`, `甲,王一,${aRosterCode()},,科员`, '=1+1,王二,123,,科长')
  const { importId } = await aCheckedImport(file, owner)
  const { body } = await request(contract.getImportResult, { importId }, owner)
  const bytes = Buffer.from(await (await fetch(body.url)).arrayBuffer())
  const rows: string[][] = []
  for await (const { cells } of readRows(
    {
      bytes: bytes.length,
      open: async function* () {
        yield bytes
      },
    },
    'text',
  ))
    rows.push(cells)
  expect(rows).toEqual([
    ['备注', '姓名', '学员编号', '手机号', '职级', '结果', '原因'],
    [
      "'=1+1",
      '王二',
      '123',
      '',
      '科长',
      '退回',
      'C 列：学员编号应为 8 位数字；E 列：职级“科长”不认识，可填：省部级、厅局级、县处级、乡科级、科员及以下',
    ],
  ])
})

test('404 no-result where no row was refused', async () => {
  const owner = await anAdministrator()
  const { importId } = await aCheckedImport(csvOf(titles, `王一,${aRosterCode()},,科员`), owner)
  expect((await request(contract.getImportResult, { importId }, owner)).type).toBe('imports/no-result')
})

test('200 a pass that runs out of time goes on where it was, and nothing is done twice', async () => {
  const owner = await anAdministrator()
  const rows = [`人0,${aRosterCode()},,科员`, ...manyRefused(1199)]
  const repeated = rows[0]?.replace('人0', '另一人') ?? ''
  const { importId, revision, columns } = await aReadImport(csvOf(titles, ...rows, repeated), owner)
  const fields = columns.map(({ field }) => field ?? null)
  const { organisationId } = owner.organisation
  await request(contract.checkImport, { importId, revision, organisationId, fields }, owner)
  const done: (number | undefined)[] = []
  for (let invocation = 0; invocation < 3; invocation++) {
    await deliver(owner, importId, 1000)
    done.push((await viewOf(importId, owner)).progress?.done)
  }
  await deliver(owner, importId, 1000)
  const checked = await viewOf(importId, owner)
  expect([done, checked.state]).toEqual([[500, 1000, 1201], 'checked'])
  expect(checked.progress).toEqual({ rows: 1201, done: 1201, accepted: 1, refused: 1200, skipped: 0 })
  expect(queue.kinds()).toContain('import')
})

describe('units', () => {
  test('200 a unit is found by its name, with or without the names above it', async () => {
    const province = await anOrganisation(undefined, { name: '湖南省' })
    const city = await anOrganisation(province, { name: '长沙市' })
    const county = await anOrganisation(city, { name: '岳麓区' })
    const street = await anOrganisation(county, { name: '岳麓街道' })
    const owner = await anAdministrator('system', city)
    const named = ['岳麓区', '岳麓区 / 岳麓街道', '湖南省长沙市岳麓区岳麓街道', '', '天心区']
    const rows = named.map((unit) => `王一,${aRosterCode()},,科员,${unit}`)
    const { importId, revision, firstRefused } = await aCheckedImport(
      csvOf(`${titles},单位`, ...rows),
      owner,
      city,
    )
    expect(firstRefused).toEqual([{ row: 6, reasons: ['长沙市没有叫“天心区”的单位'] }])
    await runImport(owner, importId, revision)
    const paths = await Promise.all(
      rows.map(async (row) => (await findLearnerByNameAndCode('王一', row.split(',')[1] ?? ''))?.orgPath),
    )
    expect(paths).toEqual([county.orgPath, street.orgPath, street.orgPath, city.orgPath, undefined])
  })

  test('403 a unit outside the scope of the administrator', async () => {
    const [owner, other] = [await anAdministrator(), await anOrganisation()]
    const { importId, revision, columns } = await aReadImport(csvOf(titles, '王一,1,,'), owner)
    const fields = columns.map(({ field }) => field ?? null)
    const input = { importId, revision, organisationId: other.organisationId, fields }
    expect((await request(contract.checkImport, input, owner)).type).toBe('request/forbidden')
  })
})

test('200 the template holds the titles that are understood', async () => {
  const owner = await anAdministrator()
  const { body } = await request(contract.getImportTemplate, {}, owner)
  const bytes = Buffer.from(await (await fetch(body.url)).arrayBuffer())
  const { columns } = await aReadImport(bytes, owner, '模板.xlsx')
  expect(columns.map(({ field }) => field)).not.toContain(undefined)
})

test('the audit log names the import and what came of it', async () => {
  const owner = await anAdministrator()
  const auditor = await anAdministrator('audit', owner.organisation)
  const { importId, revision } = await aCheckedImport(
    csvOf(titles, `王一,${aRosterCode()},,科员`, '王二,1,,科员'),
    owner,
  )
  await runImport(owner, importId, revision)
  const { body } = await request(contract.getImport, { importId }, owner)
  expect(body.state).toBe('done')
  const changes = (await request(listChanges, {}, auditor)).body
  expect(JSON.stringify(changes)).toContain('导入 1 行，退回 1 行')
})
