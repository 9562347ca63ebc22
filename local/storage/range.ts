export type Range = { start: number; end: number } | 'all' | 'unsatisfiable'

/** One range of bytes, `end` included (RFC 9110 §14): what players ask for when they seek. Several at once, or anything odd, is the whole file. */
export function rangeOf(header: string | undefined, bytes: number): Range {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'all'
  const start = first === '' ? Math.max(bytes - Number(last), 0) : Number(first)
  const end = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (first !== '' && last !== '' && Number(last) < start) return 'all'
  return start >= bytes || (first === '' && Number(last) === 0) ? 'unsatisfiable' : { start, end }
}
