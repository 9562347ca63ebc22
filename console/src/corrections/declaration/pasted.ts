export interface PastedRow {
  rosterCode: string
  name: string
}

/** What was copied out of a spreadsheet or typed: a line a learner, code and name in either order; a heading is no learner. */
export function rowsOf(text: string): PastedRow[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  return lines.filter((line) => line && !/编号.*姓名|姓名.*编号/.test(line)).map(rowOf)
}

function rowOf(line: string): PastedRow {
  const parts = line
    .normalize('NFKC')
    .split(/[\t,，;；\s]+/)
    .filter(Boolean)
  const at = parts.findIndex((part) => /^\d+$/.test(part))
  if (at < 0) return { rosterCode: '', name: line }
  return {
    rosterCode: parts[at] ?? '',
    name: parts.filter((part, place) => place !== at && !/^\d+$/.test(part)).join(''),
  }
}
