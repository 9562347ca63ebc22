import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const skipped = new Set(['node_modules', 'dist', 'dist-h5', 'var', '.swc', '.git'])

/** One digest of everything below the given files and folders, by path and content: a fresh clone of the same sources gives the same. */
export function digestOf(root: string, paths: string[]): string {
  const digest = createHash('sha256')
  for (const path of paths.flatMap((each) => filesOf(root, each)).sort())
    digest.update(`${path}\0`).update(readFileSync(join(root, path)))
  return digest.digest('hex')
}

function filesOf(root: string, path: string): string[] {
  const found = statSync(join(root, path), { throwIfNoEntry: false })
  if (!found) return []
  if (found.isFile()) return [path]
  return readdirSync(join(root, path))
    .filter((name) => !skipped.has(name))
    .flatMap((name) => filesOf(root, `${path}/${name}`))
}
