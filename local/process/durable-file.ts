import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'

/** The old text or the new one, whatever happens in between: written beside it, on the disk, then renamed. */
export function writeDurably(file: string, text: string, mode = 0o644): void {
  const beside = `${file}.new`
  const handle = openSync(beside, 'w', mode)
  writeSync(handle, text)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(beside, file)
}
