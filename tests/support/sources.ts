import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

export interface Source {
  path: string // from the root
  text: string
  imports: string[] // of ours: from the root, without extension; others: as written
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

/** Every TypeScript file below the rooms, with what it imports. */
export function sourcesOf(...rooms: string[]): Source[] {
  return rooms.flatMap((room) => filesOf(join(root, room))).map(readSource)
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
  return { path: relative(root, file), text, imports: written.map((name) => ours(name, file)) }
}

function ours(name: string, file: string) {
  if (name.startsWith('@zhixing/')) return name.slice('@zhixing/'.length)
  if (name.startsWith('@/')) return join('miniprogram/src', name.slice(2))
  return name.startsWith('.') ? relative(root, resolve(dirname(file), name)) : name
}
