import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

export interface Source {
  /** From the root. */
  path: string
  text: string
  /** Our files from the root, without extension; packages as written. */
  imports: string[]
}

const skipped = new Set([
  'node_modules',
  'dist',
  'dist-h5',
  'var',
  'media',
  '.git',
  '.serverless',
  '.esbuild',
  '.swc',
])

/** Every TypeScript file of these folders, with its imports. */
export function sourcesOf(...folders: string[]): Source[] {
  return folders.flatMap((folder) => filesOf(join(root, folder))).map(readSource)
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesOf(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

function readSource(file: string): Source {
  const text = readFileSync(file, 'utf8')
  const written = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name as string)
  return { path: relative(root, file), text, imports: written.map((name) => resolveImport(name, file)) }
}

function resolveImport(name: string, file: string) {
  if (name.startsWith('@zhixing/')) return name.slice('@zhixing/'.length)
  if (name.startsWith('@/')) return join('miniprogram/src', name.slice(2))
  return name.startsWith('.') ? relative(root, resolve(dirname(file), name)) : name
}
