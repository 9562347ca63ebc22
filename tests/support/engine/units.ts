/** Items on the wire: { S: 'text' }, { N: '1' }, { L: […] } … */
export type WireValue = Record<string, unknown>
export type WireItem = Record<string, WireValue>

export interface Index {
  name: string
  keys: string[]
  /** Undefined: all attributes. */
  projected: string[] | undefined
}

const bytesOf = (text: string) => Buffer.byteLength(text)
const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0)

/** Two significant digits to a byte, one for the exponent, one for a minus. Zeros at either end do not count. */
function numberBytes(text: string) {
  const [mantissa = ''] = text.replace('-', '').toLowerCase().split('e')
  const significant = mantissa.replace('.', '').replace(/^0+/, '').replace(/0+$/, '')
  return Math.ceil(significant.length / 2) + 1 + (text.startsWith('-') ? 1 : 0)
}

function valueBytes(value: WireValue): number {
  const [[type, content] = ['NULL', true]] = Object.entries(value)
  if (type === 'S') return bytesOf(String(content))
  if (type === 'N') return numberBytes(String(content))
  if (type === 'B') return Buffer.from(String(content), 'base64').length
  if (type === 'SS') return sum((content as string[]).map(bytesOf))
  if (type === 'NS') return sum((content as string[]).map(numberBytes))
  if (type === 'BS') return sum((content as string[]).map((text) => Buffer.from(text, 'base64').length))
  if (type === 'L') return 3 + sum((content as WireValue[]).map((each) => 1 + valueBytes(each)))
  if (type === 'M')
    return (
      3 + sum(Object.entries(content as WireItem).map(([name, each]) => 1 + bytesOf(name) + valueBytes(each)))
    )
  return 1 // BOOL, NULL
}

/** Bytes by the published rules: names and values, three for a list or map and one for each of its elements. */
export const itemBytes = (item: WireItem | undefined): number =>
  item ? sum(Object.entries(item).map(([name, value]) => bytesOf(name) + valueBytes(value))) : 0

const kilobytes = (bytes: number) => Math.max(1, Math.ceil(bytes / 1024))

/** The larger of the item before and after; a delete of nothing and a failed condition on nothing cost one as well. */
export const tableWriteUnits = (before: WireItem | undefined, after: WireItem | undefined) =>
  kilobytes(Math.max(itemBytes(before), itemBytes(after)))

function entryOf(item: WireItem | undefined, { keys, projected }: Index): WireItem | undefined {
  if (!item || !keys.every((key) => item[key] !== undefined)) return undefined
  return projected
    ? Object.fromEntries(
        Object.entries(item).filter(([name]) => projected.includes(name) || keys.includes(name)),
      )
    : item
}

/** Nothing where the entry stays as it is; a changed key is a delete and a put. */
export function indexWriteUnits(
  before: WireItem | undefined,
  after: WireItem | undefined,
  index: Index,
): number {
  const [old, now] = [entryOf(before, index), entryOf(after, index)]
  if (!old || !now) return old || now ? kilobytes(itemBytes(old ?? now)) : 0
  if (JSON.stringify(sorted(old)) === JSON.stringify(sorted(now))) return 0
  const moved = index.keys.some((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key]))
  return moved ? kilobytes(itemBytes(old)) + kilobytes(itemBytes(now)) : tableWriteUnits(old, now)
}

const sorted = (item: WireItem) => Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1))

/** By four kilobytes, an empty answer included; half of it where it may be stale. */
export const readUnits = (bytes: number, consistent: boolean) =>
  Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5)
