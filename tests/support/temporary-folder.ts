import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface TemporaryFolder {
  path: string
  remove: () => void
}

/**
 * Creates a folder below the system's temporary folder. It is removed when the process exits at the latest,
 * also after Ctrl+C or SIGTERM. Not for test files: in their sandbox no exit handler runs.
 */
export function createTemporaryFolder(name: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `zhixing-${name}-`))
  const remove = () => rmSync(path, { recursive: true, force: true })
  process.once('exit', remove)
  exitOnSignals()
  return { path, remove }
}

let exitsOnSignals = false

/** By default a signal ends a process without its exit handlers. */
function exitOnSignals() {
  if (exitsOnSignals) return
  exitsOnSignals = true
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1))
}
