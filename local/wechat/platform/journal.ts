import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import type { StoreChange } from './records'

/** A file of JSON lines, one commit a line. */
export interface Journal {
  append(changes: StoreChange[]): void
  /** Replaces all lines atomically. */
  rewrite(records: Iterable<StoreChange>): void
  close(): void
}

const RECORDS_PER_LINE = 500
const LINE_FEED = 10

/** Reads a journal commit by commit, and opens it for appending. */
export function openJournal(file: string, onCommit: (changes: StoreChange[]) => void): Journal {
  let handle = replay(file, onCommit)
  let isOpen = true
  return {
    append(changes) {
      if (isOpen) writeLine(handle, changes)
    },
    rewrite(records) {
      const replacement = openSync(`${file}.new`, 'w')
      writeRecords(replacement, records)
      fsyncSync(replacement)
      renameSync(`${file}.new`, file)
      if (isOpen) closeSync(handle)
      handle = replacement
      isOpen = true
    },
    close() {
      if (isOpen) closeSync(handle)
      isOpen = false
    },
  }
}

/** Replays all commits and cuts off a last line that a kill left incomplete. Returns the file's handle. */
function replay(file: string, onCommit: (changes: StoreChange[]) => void): number {
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  let start = 0
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
    onCommit(JSON.parse(bytes.toString('utf8', start, end)))
    start = end + 1
  }
  const handle = openSync(file, 'a')
  if (start < bytes.length) ftruncateSync(handle, start)
  return handle
}

function writeRecords(handle: number, records: Iterable<StoreChange>) {
  let line: StoreChange[] = []
  for (const record of records) {
    line.push(record)
    if (line.length < RECORDS_PER_LINE) continue
    writeLine(handle, line)
    line = []
  }
  if (line.length) writeLine(handle, line)
}

const writeLine = (handle: number, changes: StoreChange[]) =>
  void writeSync(handle, `${JSON.stringify(changes)}\n`)
