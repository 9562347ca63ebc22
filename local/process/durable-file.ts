import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'

/** Replaces a file atomically: after a crash it holds either the old text or the new one. */
export function writeFileDurably(file: string, text: string, mode = 0o644): void {
  const replacement = `${file}.new`
  const handle = openSync(replacement, 'w', mode)
  writeSync(handle, text)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(replacement, file)
}
