import { type PublicLogKey, verifierKeyOf } from '../checkpoint/log-key'
import { openNote, type TreeHead } from '../checkpoint/note'
import { type LodgedFiles, sizeOfLodgedCheckpoint } from '../sealing/lodged-files'
import { expectedCheckpointRow, isSameRow } from '../store/expected-rows'
import type { FsckFinding } from './finding'
import type { TableSnapshot } from './snapshot'

export interface SignedHead extends TreeHead {
  note: string
}

export interface SignedHeads {
  heads: SignedHead[] // by size
  findings: FsckFinding[]
}

/**
 * Every head the key has signed, from the table and from the lodged files, and what is wrong with either
 * copy.
 */
export function readSignedHeads(
  snapshot: TableSnapshot,
  lodged: LodgedFiles,
  key: PublicLogKey,
): SignedHeads {
  const open = noteOpener(key)
  const notes = [...lodgedNotes(lodged), ...storedNotes(snapshot)]
  const { bySize, findings } = openNotes(notes, open)
  const heads = [...bySize.values()].sort((one, other) => one.size - other.size)
  const lodgedSizes = new Set(lodgedNotes(lodged).map(({ size }) => size))
  return {
    heads,
    findings: [
      ...findings,
      ...heads.flatMap((head) => storedFindings(head, snapshot, key, open)),
      ...heads.flatMap(({ size }) => (lodgedSizes.has(size) ? [] : missingFile(size))),
      ...gapsIn(heads),
    ],
  }
}

interface FoundNote {
  size: number
  note: string
  where: string
}

const lodgedNotes = (lodged: LodgedFiles): FoundNote[] =>
  [...lodged].flatMap(([name, note]) => {
    const size = sizeOfLodgedCheckpoint(name)
    return size === undefined ? [] : { size, note, where: `lodged ${name}` }
  })

const storedNotes = ({ checkpoints }: TableSnapshot): FoundNote[] =>
  [...checkpoints].map(([size, row]) => ({ size, note: String(row.note), where: `checkpoint ${size}` }))

type OpenNote = (note: string) => TreeHead | undefined

/** Verifies the signature of each note once. */
function noteOpener(key: PublicLogKey): OpenNote {
  const opened = new Map<string, TreeHead | undefined>()
  return (note) => {
    if (!opened.has(note)) opened.set(note, openNote(note, key))
    return opened.get(note)
  }
}

function openNotes(notes: FoundNote[], open: OpenNote) {
  const findings: FsckFinding[] = []
  const bySize = new Map<number, SignedHead>()
  for (const { size, note, where } of notes) {
    const head = open(note)
    const other = bySize.get(size)
    if (!head || head.size !== size)
      findings.push({ where, what: 'altered: the key of the log did not sign this' })
    else if (other && other.note !== note)
      findings.push({ where, what: 'forked: the key of the log signed two checkpoints of this size' })
    else bySize.set(size, { ...head, note })
  }
  return { bySize, findings }
}

function storedFindings(
  head: SignedHead,
  { checkpoints }: TableSnapshot,
  key: PublicLogKey,
  open: OpenNote,
): FsckFinding[] {
  const where = `checkpoint ${head.size}`
  const row = checkpoints.get(head.size)
  if (!row) return [{ where, what: 'removed from the table' }]
  const signed = { logName: key.name, verifierKey: verifierKeyOf(key), note: head.note }
  // `openNotes` has reported a note that does not open.
  if (open(String(row.note)) === undefined) return []
  const isAltered = !isSameRow(row, expectedCheckpointRow(head, signed))
  return isAltered ? [{ where, what: 'altered beside its signed text' }] : []
}

const missingFile = (size: number): FsckFinding => ({
  where: `lodged checkpoint-${size}.txt`,
  what: 'not lodged outside, or removed there',
})

/** Every head names the one before it: a gap means that a checkpoint is gone from both places. */
const gapsIn = (heads: SignedHead[]): FsckFinding[] =>
  heads.flatMap((head, nth) =>
    (heads[nth - 1]?.size ?? 0) === head.previousSize
      ? []
      : {
          where: `checkpoint ${head.previousSize}`,
          what: `gone from both places: checkpoint ${head.size} names it`,
        },
  )
