import { isDay } from '@zhixing/shared/calendar'
import { toDigits, toPersonName } from '@zhixing/shared/typed-text'

export interface RosterLine {
  rosterCode: string
  name: string
}

interface Columns {
  code: number
  name: number
}

/**
 * The learners of a pasted list, one a line. The eight digits are the code; the name is in the column with
 * that heading, or beside the code. Titles above the headings and totals are left out; a line without a code
 * stays, so that the check names it.
 */
export function parseRoster(text: string): RosterLine[] {
  const lines = text
    .split(/\r\n?|\n/)
    .map(cellsOf)
    .filter((cells) => cells.some(Boolean))
  const heading = lines.findIndex((cells) => columnsOf(cells) !== undefined)
  const columns = columnsOf(lines[heading] ?? [])
  return lines
    .slice(heading + 1)
    .filter((cells) => columnsOf(cells) === undefined && !isTotal(cells))
    .map((cells) => parseLine(cells, columns))
}

/** Cells of a spreadsheet are separated by tabs; what is typed, by commas or spaces. */
function cellsOf(line: string): string[] {
  const isFromSheet = line.includes('\t')
  const cells = isFromSheet ? line.split('\t') : joinNames(line.split(/[,，;；、|\s]+/))
  return cells.flatMap((cell) => splitGluedCode(toPersonName(cell.replace(/^[\s"'‘’“”]+|[\s"'‘’“”]+$/g, ''))))
}

/** 张 三 in a typed line is one name. */
function joinNames(parts: string[]): string[] {
  const cells: string[] = []
  for (const part of parts.filter(Boolean)) {
    const before = cells.at(-1)
    const isRestOfName = before !== undefined && /^[^\d\s]$/u.test(before) && /^\D{1,2}$/u.test(part)
    if (isRestOfName) cells[cells.length - 1] = before + part
    else cells.push(part)
  }
  return cells
}

/** 91000003陈新雨 is a code and a name. */
function splitGluedCode(cell: string): string[] {
  const parts = /^([^\d.+-]*?)\(?(\d{8})\)?([^\d.+-]*)$/u.exec(cell)
  return parts ? parts.slice(1).filter(Boolean) : [cell]
}

/** The code in a cell, also as Excel writes a number (91000003.0, 9.1000003E+7); undefined if it is none. */
function codeIn(cell: string): string | undefined {
  const digits = toDigits(cell)
  const isNumber = /^\d\.\d+E\+?7$/i.test(digits) || /^\d{8}\.0+$/.test(digits)
  const code = isNumber ? String(Number(digits)) : digits
  return /^\d{8}$/.test(code) ? code : undefined
}

const isDate = (code: string) => isDay(code.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'))

function columnsOf(cells: string[]): Columns | undefined {
  if (cells.some(codeIn)) return undefined
  const code = cells.findIndex((cell) => /编号|学号|编码/.test(cell))
  const name = cells.findIndex((cell) => /姓名|名字/.test(cell))
  return code >= 0 && name >= 0 ? { code, name } : undefined
}

const isTotal = (cells: string[]) => !cells.some(codeIn) && /^(合计|总计|小计)/.test(cells.join(''))

function parseLine(cells: string[], columns: Columns | undefined): RosterLine {
  const headed = columns && codeIn(cells[columns.code] ?? '')
  if (headed) return { rosterCode: headed, name: cells[columns.name] ?? '' }
  const codes = cells.flatMap((cell, at) => {
    const code = codeIn(cell)
    return code === undefined ? [] : [{ at, code }]
  })
  const chosen = codes.find(({ code }) => !isDate(code)) ?? codes[0]
  if (!chosen) return { rosterCode: '', name: cells.filter(Boolean).join(' ') }
  return { rosterCode: chosen.code, name: nameBeside(cells, chosen.at) }
}

const ORGANISATION_ENDS = /.{2}[省市县区乡镇局厅委办院校部处科室]$|街道$|公司$|中心$/u

/** The nearest cell that may be a name, to the right first; an organisation only if there is nothing else. */
function nameBeside(cells: string[], at: number): string {
  const names = cells
    .map((cell, index) => ({ cell, distance: Math.abs(index - at) * 2 - Number(index > at) }))
    .filter(({ cell }) => /^[^\d@]{2,40}$/u.test(cell))
    .sort((one, other) => one.distance - other.distance)
  return (names.find(({ cell }) => !ORGANISATION_ENDS.test(cell)) ?? names[0])?.cell ?? ''
}
