import { dayAfter, isDay } from '@zhixing/shared/calendar'
import { type JobLevel, jobLevels, jobLevelTitles } from '@zhixing/shared/identity/role'
import { fieldTitles, type ImportField } from '@zhixing/shared/imports/fields'
import { PersonName, Phone, RosterCode } from '@zhixing/shared/text'
import { isBlankText, toDigits, toSearchText } from '@zhixing/shared/typed-text'

/** What a cell says, or in Chinese why it cannot be read. A blank cell says nothing: `{}`. */
export type CellReading = { value?: string } | { reason: string }

const levelNames: Record<JobLevel, readonly string[]> = {
  provincial: ['省部级', '部级', '省级', '正部级', '副部级'],
  bureau: ['厅局级', '厅级', '局级', '司局级', '地厅级', '正厅级', '副厅级'],
  division: ['县处级', '处级', '县级', '正处级', '副处级', '正县级', '副县级'],
  section: ['乡科级', '科级', '乡镇级', '正科级', '副科级', '正科', '副科'],
  clerk: ['科员及以下', '科员', '办事员', '科员级', '股级', '其他'],
}
const levelOfName = new Map(
  jobLevels.flatMap((level) => levelNames[level].map((name) => [name, level] as const)),
)
const levelsInWords = jobLevels.map((level) => jobLevelTitles[level]).join('、')

/** Reads a cell of a roster as what its column holds. `unit` is only cleaned; its name is looked up later. */
export function readCell(field: ImportField, cell: string): CellReading {
  if (isBlankText(cell)) return {}
  switch (field) {
    case 'name':
      return parsed(PersonName.safeParse(cell), `${fieldTitles.name}应为 1 至 40 个字`)
    case 'rosterCode':
      return readNumber(cell, (text) => parsed(RosterCode.safeParse(text), '学员编号应为 8 位数字'))
    case 'phone':
      return readNumber(cell, (text) => parsed(Phone.safeParse(text), '手机号应为 1 开头的 11 位数字'))
    case 'jobLevel':
    case 'formerJobLevel':
      return readLevel(field, cell)
    case 'promotedOn':
      return readDay(cell)
    case 'unit':
      return { value: toSearchText(cell) }
  }
}

const parsed = (result: { success: boolean; data?: string }, reason: string): CellReading =>
  result.data === undefined ? { reason } : { value: result.data }

function readLevel(field: 'jobLevel' | 'formerJobLevel', cell: string): CellReading {
  const level = levelOfName.get(toSearchText(cell).replace(/\s/g, ''))
  return level
    ? { value: level }
    : { reason: `${fieldTitles[field]}“${cell.trim()}”不认识，可填：${levelsInWords}` }
}

const EXPONENT = /^(\d)(?:\.(\d+))?E\+?(\d+)$/i

/** Undoes what Excel does to long numbers: 97400004.0, 9.1000003E+7. Digits that it dropped are gone. */
function readNumber(cell: string, read: (text: string) => CellReading): CellReading {
  const text = toDigits(cell).replace(/^(\d+)\.0+$/, '$1')
  const [, whole = '', fraction = '', exponent] = EXPONENT.exec(text) ?? []
  if (exponent === undefined) return read(text)
  if (fraction.length > Number(exponent) || fraction.length < Number(exponent) - 1) {
    return {
      reason: `“${cell.trim()}”是 Excel 改写过的数字，后几位已经丢失；请把这一列设为文本格式后重新填写`,
    }
  }
  return read(whole + fraction.padEnd(Number(exponent), '0'))
}

const SERIAL_EPOCH = '1899-12-30' // day 0 of Excel's calendar for every day after February 1900

/** 2026-05-10, 2026/5/10, 2026.5.10, 2026年5月10日, 20260510, or the number by which Excel keeps a day. */
function readDay(cell: string): CellReading {
  const text = toSearchText(cell)
    .replace(/\s/g, '')
    .replace(/T?00:00(:00)?$/i, '')
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (isDay(written)) return { value: written }
  if (/^[2-6]\d{4}$/.test(text)) return { value: dayAfter(SERIAL_EPOCH, Number(text)) }
  return { reason: `提任日期“${cell.trim()}”不是一个日子，应写作 2026-05-10` }
}
