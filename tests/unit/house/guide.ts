import { readFileSync } from 'node:fs'

/** A block of a guide that names a file: a new file, or lines to add to one that is there. */
export interface GuideBlock {
  path: string
  kind: 'file' | 'diff'
  text: string
}

/** Blocks fenced as ```ts path or ```diff path, in the order of the page. Blocks without a path are left out. */
export function blocksOf(markdown: string): GuideBlock[] {
  const fences = /^```(\w+) (\S+)\n([\s\S]*?)^```$/gm
  return [...markdown.matchAll(fences)].map(([, language, path = '', text = '']) => ({
    path,
    kind: language === 'diff' ? 'diff' : 'file',
    text,
  }))
}

/**
 * The text with a diff block applied: `+` adds a line, `-` removes one, a space keeps one. Throws if the
 * lines that it keeps or removes do not stand in the text one after another, exactly once.
 */
export function applyDiff(text: string, diff: string, path: string): string {
  const lines = diff.split('\n').filter((line) => line !== '')
  const before = lines.filter((line) => !line.startsWith('+')).map((line) => line.slice(1))
  const after = lines.filter((line) => !line.startsWith('-')).map((line) => line.slice(1))
  const found = text.split(`${before.join('\n')}\n`)
  if (found.length !== 2)
    throw new Error(
      `${path} has these lines ${found.length - 1} times, the guide needs them once:\n${before.join('\n')}`,
    )
  return found.join(`${after.join('\n')}\n`)
}

/** Applies every block of a guide to the files below a folder. Returns the paths it wrote and those it changed. */
export function follow(
  guide: string,
  files: { read: (path: string) => string; write: (path: string, text: string) => void },
) {
  const written = new Set<string>()
  const changed = new Set<string>()
  for (const { path, kind, text } of blocksOf(readFileSync(guide, 'utf8'))) {
    if (kind === 'file') {
      files.write(path, text)
      written.add(path)
    } else {
      files.write(path, applyDiff(files.read(path), text, path))
      if (!written.has(path)) changed.add(path)
    }
  }
  return { written: [...written], changed: [...changed] }
}
