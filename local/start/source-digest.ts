import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const skippedNames = new Set(['node_modules', 'dist', 'dist-h5', 'var', '.swc', '.git'])

/**
 * SHA-256 over the paths and contents of all files below these files and folders, which are relative to
 * `root`. Equal for equal sources, whatever their time stamps; a path that does not exist is skipped.
 */
export function digestSources(root: string, paths: string[]): string {
  const digest = createHash('sha256')
  for (const path of paths.flatMap((each) => listFiles(root, each)).sort())
    digest.update(`${path}\0`).update(readFileSync(join(root, path)))
  return digest.digest('hex')
}

function listFiles(root: string, path: string): string[] {
  const found = statSync(join(root, path), { throwIfNoEntry: false })
  if (!found) return []
  if (found.isFile()) return [path]
  return readdirSync(join(root, path))
    .filter((name) => !skippedNames.has(name))
    .flatMap((name) => listFiles(root, `${path}/${name}`))
}
