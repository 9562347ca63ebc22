import { describe, expect, test } from '@jest/globals'
import { readRows, type TableFormat } from '@zhixing/functions/core/spreadsheet/read-table'
import { toSafeCell } from '@zhixing/functions/core/spreadsheet/safe-cell'
import { writeTable } from '@zhixing/functions/core/spreadsheet/write-table'
import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'

async function write(rows: string[][], format: TableFormat): Promise<Buffer> {
  const [header = [], ...others] = rows
  const chunks: Uint8Array[] = []
  for await (const chunk of writeTable({ sheetName: '名册', header, rows: others }, format))
    chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function readBack(bytes: Buffer, format: TableFormat): Promise<string[][]> {
  const file = {
    bytes: bytes.length,
    open: async function* () {
      yield bytes
    },
  }
  const rows: string[][] = []
  for await (const { cells } of readRows(file, format)) rows.push(cells)
  return rows
}

/** Cells as people write them; no white space at the ends, which readers of workbooks differ about. */
const cell = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/[\p{C}\p{Z}]/gu, '').trim())
  .filter((text) => text !== '')
const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 })

describe.each<TableFormat>(['workbook', 'text'])('a %s', (format) => {
  test('is read back as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const safe = format === 'text' ? rows.map((row) => row.map(toSafeCell)) : rows
        expect(await readBack(await write(rows, format), format)).toEqual(safe)
      }),
      { numRuns: 60 },
    )
  })
})

test('a second library reads the same cells from the workbook, all of them as text', async () => {
  const rows = [
    ['姓名', '编号', '手机'],
    ['=HYPERLINK("http://x","点")', '00123456', '15400000101'],
    ['𠮷㐱䶮', '+86', '@SUM(A1)'],
    ['甲&乙<丙>', '99999919900101106X', "'单引号"],
  ]
  expect(await readSheet(await write(rows, 'workbook'))).toEqual(rows)
})

test.each([
  ['=1+1', "'=1+1"],
  ['+SUM(A1)', "'+SUM(A1)"],
  ['-cmd', "'-cmd"],
  ['@x', "'@x"],
  ['\t=1', "'\t=1"],
  [' =1', "' =1"],
  ['＝1', "'＝1"],
  ['-12.5', '-12.5'],
  ['+86', '+86'],
  ['张三', '张三'],
  ['2026-05-10', '2026-05-10'],
])('in a text table %j is written as %j', (cell, safe) => {
  expect(toSafeCell(cell)).toBe(safe)
})

test('a text table begins with the mark by which Excel knows UTF-8', async () => {
  expect([...(await write([['甲']], 'text')).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
})
