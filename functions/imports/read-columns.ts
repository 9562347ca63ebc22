import { firstCharacters } from '@zhixing/shared/characters'
import type { ImportColumn } from '@zhixing/shared/imports/contract'
import { findFieldByTitle, type ImportField } from '@zhixing/shared/imports/fields'
import { cleanText } from '@zhixing/shared/typed-text'
import type { SheetRow } from '../core/spreadsheet/sheet-row'

/** A roster may begin with a title, a date and who made it; its row of titles is among the first ones. */
export const TITLE_ROWS_MAX = 30
const SAMPLES = 3
const SAMPLE_CHARACTERS = 30
const COLUMNS_MAX = 100

export interface FoundColumns {
  titleRow: number
  columns: ImportColumn[]
}

/**
 * The row of titles among the first rows, which is the one with most known titles, and its columns with what
 * each seems to hold. Of two columns with the same field the first one has it.
 */
export function readColumns(firstRows: SheetRow[]): FoundColumns | undefined {
  const candidates = firstRows.slice(0, TITLE_ROWS_MAX)
  const known = (row: SheetRow) => row.cells.filter((cell) => findFieldByTitle(cell)).length
  const [first, ...others] = candidates
  if (!first) return undefined
  const titles = others.reduce((best, row) => (known(row) > known(best) ? row : best), first)
  const below = firstRows.filter(({ number }) => number > titles.number)
  const taken = new Set<ImportField>()
  const columns = widest([titles, ...below]).map((index) => {
    const title = shorten(titles.cells[index] ?? '')
    const field = findFieldByTitle(title)
    const isTaken = field === undefined || taken.has(field)
    if (!isTaken) taken.add(field)
    const samples = below.map(({ cells }) => shorten(cells[index] ?? '')).filter(Boolean)
    return { title, samples: samples.slice(0, SAMPLES), ...(!isTaken && { field }) }
  })
  return { titleRow: titles.number, columns }
}

const widest = (rows: SheetRow[]): number[] =>
  Array.from(
    { length: Math.min(COLUMNS_MAX, Math.max(...rows.map(({ cells }) => cells.length))) },
    (_, i) => i,
  )

const shorten = (cell: string) => firstCharacters(cleanText(cell), SAMPLE_CHARACTERS)
