export interface RosterLine {
  rosterCode: string
  name: string
}

const COLUMN_HEADINGS = /编号.*姓名|姓名.*编号/

/** The learners of a pasted roster: one a line, code and name in either order. Headings are left out. */
export function parseRoster(text: string): RosterLine[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  return lines.filter((line) => line && !COLUMN_HEADINGS.test(line)).map(parseLine)
}

function parseLine(line: string): RosterLine {
  const parts = line
    .normalize('NFKC')
    .split(/[\t,，;；\s]+/)
    .filter(Boolean)
  const isNumber = (part: string) => /^\d+$/.test(part)
  const rosterCode = parts.find(isNumber)
  if (rosterCode === undefined) return { rosterCode: '', name: line }
  return { rosterCode, name: parts.filter((part) => !isNumber(part)).join('') }
}
