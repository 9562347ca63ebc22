/** An attribute as DynamoDB's JSON has it: `{ S: 'text' }`, `{ N: '1' }`, `{ L: […] }`. */
export type WireValue = Record<string, unknown>
export type WireItem = Record<string, WireValue>

export interface Index {
  name: string
  keys: string[]
  /** Undefined if all attributes are projected. */
  projected: string[] | undefined
}

const bytesOf = (text: string) => Buffer.byteLength(text)
const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0)

/**
 * Two significant digits a byte, one byte for the exponent, one for a minus. Zeros at either end are free.
 */
function numberBytes(text: string) {
  const [mantissa = ''] = text.replace('-', '').toLowerCase().split('e')
  const significant = mantissa.replace('.', '').replace(/^0+/, '').replace(/0+$/, '')
  return Math.ceil(significant.length / 2) + 1 + (text.startsWith('-') ? 1 : 0)
}

const binaryBytes = (base64: string) => Buffer.from(base64, 'base64').length

function valueBytes(value: WireValue): number {
  const [[type, content] = ['NULL', true]] = Object.entries(value)
  if (type === 'S') return bytesOf(String(content))
  if (type === 'N') return numberBytes(String(content))
  if (type === 'B') return binaryBytes(String(content))
  if (type === 'SS') return sum((content as string[]).map(bytesOf))
  if (type === 'NS') return sum((content as string[]).map(numberBytes))
  if (type === 'BS') return sum((content as string[]).map(binaryBytes))
  if (type === 'L') return 3 + sum((content as WireValue[]).map((each) => 1 + valueBytes(each)))
  if (type === 'M') {
    const fields = Object.entries(content as WireItem)
    return 3 + sum(fields.map(([name, each]) => 1 + bytesOf(name) + valueBytes(each)))
  }
  return 1 // BOOL, NULL
}

/**
 * The size of an item by the rules AWS publishes: names and values; a list or map costs three bytes, and each
 * of its elements one more.
 */
export const itemBytes = (item: WireItem | undefined): number =>
  item ? sum(Object.entries(item).map(([name, value]) => bytesOf(name) + valueBytes(value))) : 0

const kilobytes = (bytes: number) => Math.max(1, Math.ceil(bytes / 1024))

/**
 * The larger of the item before and after. Deleting a missing item and a failed condition cost one unit as
 * well.
 */
export const tableWriteUnits = (before: WireItem | undefined, after: WireItem | undefined) =>
  kilobytes(Math.max(itemBytes(before), itemBytes(after)))

/** The index entry of an item; undefined if the item lacks a key of the index. */
function indexEntryOf(item: WireItem | undefined, { keys, projected }: Index): WireItem | undefined {
  if (!item || !keys.every((key) => item[key] !== undefined)) return undefined
  if (!projected) return item
  const fields = Object.entries(item).filter(([name]) => projected.includes(name) || keys.includes(name))
  return Object.fromEntries(fields)
}

/** An unchanged entry costs nothing; an entry whose key changes costs a delete and a put. */
export function indexWriteUnits(
  before: WireItem | undefined,
  after: WireItem | undefined,
  index: Index,
): number {
  const [old, current] = [indexEntryOf(before, index), indexEntryOf(after, index)]
  if (!old || !current) return old || current ? kilobytes(itemBytes(old ?? current)) : 0
  if (JSON.stringify(sorted(old)) === JSON.stringify(sorted(current))) return 0
  const isMoved = index.keys.some((key) => JSON.stringify(old[key]) !== JSON.stringify(current[key]))
  return isMoved ? kilobytes(itemBytes(old)) + kilobytes(itemBytes(current)) : tableWriteUnits(old, current)
}

const sorted = (item: WireItem) => Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1))

/**
 * One unit for each 4 KB begun, also for an empty answer; half of that if the read is eventually consistent.
 */
export const readUnits = (bytes: number, consistent: boolean) =>
  Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5)
