import { type LogKey, openNote, type TreeHead, verifierKeyOf } from '../checkpoint'
import { checkpointRow, isSameRow } from '../store/rows'
import type { Finding, Lodged } from './fsck'
import type { Snapshot } from './snapshot'

export interface Signed extends TreeHead {
  note: string
}

/** Everything the key of the log has signed, from both places, in the order of sizes; and what is wrong with either. */
export function signedIn(
  snapshot: Snapshot,
  lodged: Lodged,
  key: Pick<LogKey, 'name' | 'publicKey'>,
): { signed: Signed[]; findings: Finding[] } {
  const findings: Finding[] = []
  const found = new Map<number, Signed>()
  const opened = new Map<string, TreeHead | undefined>()
  const open = (note: string) => {
    if (!opened.has(note)) opened.set(note, openNote(note, key))
    return opened.get(note)
  }
  const take = (size: number, note: string | undefined, where: string) => {
    if (note === undefined) return
    const head = open(note)
    const other = found.get(size)
    if (!head || head.size !== size)
      findings.push({ where, what: 'altered: the key of the log did not sign this' })
    else if (other && other.note !== note)
      findings.push({
        where,
        what: 'forked: the key of the log signed two different checkpoints of this size',
      })
    else found.set(size, { ...head, note })
  }
  const outside = new Map<number, string>()
  for (const [name, text] of lodged) {
    const size = /^checkpoint-(\d+)\.txt$/.exec(name)?.[1]
    if (size !== undefined) outside.set(Number(size), text)
  }
  for (const [size, note] of outside) take(size, note, `lodged checkpoint-${size}.txt`)
  for (const [size, row] of snapshot.checkpoints) take(size, String(row.note), `checkpoint ${size}`)

  const signed = [...found.values()].sort((one, other) => one.size - other.size)
  for (const head of signed) {
    const { size } = head
    const row = snapshot.checkpoints.get(size)
    const expected = checkpointRow(head, {
      logName: key.name,
      verifierKey: verifierKeyOf(key),
      note: head.note,
    })
    if (!row) findings.push({ where: `checkpoint ${size}`, what: 'removed from the table' })
    else if (open(String(row.note)) && !isSameRow(row, expected))
      findings.push({ where: `checkpoint ${size}`, what: 'altered beside its signed text' })
    if (!outside.has(size))
      findings.push({ where: `lodged checkpoint-${size}.txt`, what: 'not lodged outside, or removed there' })
  }
  for (const [nth, head] of signed.entries()) {
    const before = signed[nth - 1]
    if ((before?.size ?? 0) !== head.previousSize)
      findings.push({
        where: `checkpoint ${head.previousSize}`,
        what: `gone from both places: ${head.size} names it`,
      })
  }
  return { signed, findings }
}
