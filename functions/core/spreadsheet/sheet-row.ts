/** A row of a table file: its number as Excel shows it, from 1, and its cells as text. */
export interface SheetRow {
  number: number
  cells: string[]
}

/** What a library reads from a cell. */
export type CellValue = string | number | boolean | Date | null | undefined | { toString: () => string }

/** Excel keeps 15 digits; a longer number has lost its last ones. */
const EXACT_NUMBER_MAX = 1e15

/** Column names as Excel shows them: A to Z, then AA. `index` from 0. */
export const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

/**
 * The cell as a person would type it: a day as 2026-05-10, a whole number without a fraction. A number of
 * which Excel has lost digits keeps its exponent (9.99999E+17), so that it cannot pass for an exact one.
 */
export function toCellText(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value !== 'number') return value.toString()
  return Math.abs(value) < EXACT_NUMBER_MAX ? `${value}` : value.toExponential().toUpperCase()
}
