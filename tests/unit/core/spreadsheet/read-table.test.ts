import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { detectFormat, noteTable, readRows } from '@zhixing/functions/core/spreadsheet/read-table'
import type { SheetRow } from '@zhixing/functions/core/spreadsheet/sheet-row'
import { strToU8, zipSync } from 'fflate'

const vector = (name: string) => readFileSync(new URL(`../../../vectors/tables/${name}`, import.meta.url))

/** The bytes as a file that arrives in small pieces, so that characters and quotes are cut anywhere. */
const asFile = (bytes: Uint8Array, pieceBytes = 7) => ({
  bytes: bytes.length,
  async *open() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
  },
})

async function read(bytes: Uint8Array, pieceBytes?: number): Promise<SheetRow[]> {
  const file = asFile(bytes, pieceBytes)
  const rows: SheetRow[] = []
  for await (const row of readRows(file, await detectFormat(file))) rows.push(row)
  return rows
}

const reasonOf = (bytes: Uint8Array) =>
  read(bytes, 64 * 1024).then(
    () => 'read',
    (error: { reason?: string }) => error.reason,
  )

describe('a text table', () => {
  const rosterRows = [
    [1, ['序号', '姓名', '学员编号', '手机号', '职级', '身份证号', '提任日期']],
    [2, ['1', '试甲 ', '97400001', '15400000101', '乡科级', '99999919900101106X', '2026/5/10']],
    [3, ['2', '试,乙', '９７４００００２', '1.54E+10', '县处级', '99999919900101106x', '']],
    [4, ['3', '买买提·依明江', '97400003', '154-0000-0103', '科员及以下', '9.99999E+17', '']],
    [5, ['4', '买买提‧依明江', '97400004.0', '+86 15400000104', '科员及以下', '999999199001011027', '46152']],
    [6, ['5', '欧阳 小燕', '97400005', '', '乡科级', '', '']],
    [8, ['合计', '5人', '', '', '', '', '']],
  ]

  test.each(['roster-for-excel.csv', 'roster-for-excel.gb18030.csv'])(
    '%s is read, row 7 is blank',
    async (name) => {
      expect((await read(vector(name))).map(({ number, cells }) => [number, cells])).toEqual(rosterRows)
    },
  )

  test.each([
    [
      'tabs',
      '姓名\t编号\n张三\t1',
      [
        ['姓名', '编号'],
        ['张三', '1'],
      ],
    ],
    [
      'semicolons',
      '姓名;编号\n张三;1',
      [
        ['姓名', '编号'],
        ['张三', '1'],
      ],
    ],
    ['rows of different lengths', 'a,b\n1\n1,2,3', [['a', 'b'], ['1'], ['1', '2', '3']]],
    [
      'quotes inside a cell',
      'a,b\n5" 屏,x',
      [
        ['a', 'b'],
        ['5" 屏', 'x'],
      ],
    ],
    [
      'a line break inside quotes',
      'a,b\n"甲\n乙",x',
      [
        ['a', 'b'],
        ['甲\n乙', 'x'],
      ],
    ],
    [
      'line ends of Windows',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
  ])('%s', async (_, text, cells) => {
    expect((await read(new TextEncoder().encode(text))).map((row) => row.cells)).toEqual(cells)
  })

  test('a reader that stops early leaves nothing open', async () => {
    const lines = `a,b\n${'1,2\n'.repeat(200_000)}`
    const file = asFile(new TextEncoder().encode(lines), 64 * 1024)
    for await (const { number } of readRows(file, 'text')) if (number === 3) break
    expect.assertions(0)
  })
})

describe('a workbook', () => {
  test('roster.xlsx is read from its first sheet, numbers and days as text', async () => {
    const rows = await read(vector('roster.xlsx'), 4096)
    expect(rows.map(({ number, cells }) => [number, cells.slice(1, 4), cells[5], cells[6]])).toEqual([
      [1, ['', '', ''], '', ''],
      [2, ['姓名', '学员编号', '手机号'], '身份证号', '提任日期'],
      [3, ['试甲 ', '97400001', '15400000101'], '99999919900101106X', '2026-05-10'],
      [4, ['　试乙', '９７４０００２', '１５４０００００１０２'], '99999919900101106x', '2026/5/10'],
      [5, ['买买提·依明江', '97400003', '154-0000-0103'], '9.999991990010111E+17', '2026年5月10日'],
      [6, ['买买提‧依明江', '97400004 ', '+86 154 0000 0104'], '999999199001011027', '46152'],
      [7, ['欧阳 小燕', '97400005', ''], undefined, undefined],
      [8, ['𠮷㐱䶮', '97400006', '15400000106'], '999999199001011035', undefined],
      [9, ['试庚', '97400007', '\u202d15400000107\u202c'], '999999199001011043', '2026-02-30'],
      [10, ['试辛\u200b', '97400008', '15400000101'], '999999199001011051', undefined],
      [11, ['试壬', '97400001', '15400000109'], '999999199001011078', undefined],
      [12, ['试癸', '97400010', '1.54E+10'], '999999199001011001', undefined],
      [14, ['10人'], undefined, undefined],
    ])
  })

  test('what a person may not see is told: other sheets, hidden rows, merged cells', async () => {
    expect(await noteTable(asFile(vector('roster.xlsx'), 4096), 'workbook')).toEqual([
      '只读第一张表“学员名册”；“说明”不读',
      '第 5 行在 Excel 里是隐藏的，照样读',
      '合并的单元格 A1:G1 只在左上一格有内容',
    ])
  })
})

const manyParts = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, part) => [`part${part}`, Uint8Array.of(part & 255)]))

describe('what is no table is refused with what its owner can do', () => {
  const zipOf = (parts: Record<string, Uint8Array>) => zipSync(parts, { level: 9 })

  test.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'empty'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'old-excel'],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n…'), 'not-a-table'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 13), 'not-a-table'],
    ['an archive of something else', zipOf({ 'a.txt': strToU8('x') }), 'damaged'],
    ['a workbook cut off', vector('roster.xlsx').subarray(0, 6000), 'damaged'],
    [
      'a part that shrinks to a thousandth',
      zipOf({ 'xl/sharedStrings.xml': new Uint8Array(4 << 20) }),
      'too-large',
    ],
    ['thousands of parts', zipOf(manyParts(2001)), 'too-large'],
  ])('%s', async (_, bytes, reason) => {
    expect(await reasonOf(bytes)).toBe(reason)
  })

  test('a part that unpacks to more than the directory says is cut off', async () => {
    const sheet = strToU8(
      `<worksheet><sheetData>${'<row r="1"><c t="inlineStr"><is><t>a</t></is></c></row>'.repeat(200)}`,
    )
    const honest = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/worksheets/sheet1.xml': sheet })
    expect(await reasonOf(sayingLess(honest, sheet.length))).toBe('damaged')
  })
})

/** The archive with every mention of a size replaced by 10. */
function sayingLess(archive: Uint8Array, bytes: number): Uint8Array {
  const changed = Buffer.from(archive)
  const size = Buffer.alloc(4)
  size.writeUInt32LE(bytes)
  for (let at = changed.indexOf(size); at >= 0; at = changed.indexOf(size, at + 1))
    changed.writeUInt32LE(10, at)
  return changed
}
