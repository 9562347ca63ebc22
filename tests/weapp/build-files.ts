import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { pagePaths } from '@zhixing/shared/modules'

const room = resolve(import.meta.dirname, '../../miniprogram')

/** Where `npm run build:weapp` leaves its files. */
export const weappFolder = join(room, 'dist')
/** Where `npm run build:h5` leaves its files. */
export const h5Folder = join(room, 'dist-h5')

/** All files below a folder, as paths from it. */
export const listFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))

/** The bytes of each package of the build for WeChat; `main` is what every page needs. */
export function measurePackages(): Record<string, number> {
  const bytes: Record<string, number> = {}
  for (const path of listFiles(weappFolder)) {
    const name = /^packages\/(\w+)\//.exec(path)?.[1] ?? 'main'
    bytes[name] = (bytes[name] ?? 0) + statSync(join(weappFolder, path)).size
  }
  return bytes
}

/**
 * The scripts that a browser loads for a page of the H5 build: those of index.html and the chunks of its
 * route.
 */
export function listScriptsOf(page: string): string[] {
  const html = readFileSync(join(h5Folder, 'index.html'), 'utf8')
  const initial = [...html.matchAll(/src="\.\/(js\/[^"]+)"/g)].map(([, path]) => path as string)
  const sources = initial.map((path) => readFileSync(join(h5Folder, path), 'utf8')).join('\n')
  const route = new RegExp(`"path":"${page}","load":.*?\\.then\\(`).exec(sources)?.[0]
  if (!route) throw new Error(`the H5 build has no route ${page}`)
  const chunks = [...route.matchAll(/\.e\("?([\w-]+)"?\)/g)].map(([, chunk]) => chunk as string)
  const scripts = listFiles(h5Folder).filter((path) => path.startsWith('js/'))
  return [...initial, ...chunks.flatMap((chunk) => scripts.filter((path) => path.startsWith(`js/${chunk}.`)))]
}

/** The bytes of script for a page of the H5 build, as a server sends them. */
export const measureScriptsOf = (page: string): number =>
  listScriptsOf(page).reduce((sum, path) => sum + gzipBytesOf(path), 0)

const gzipBytesOf = (path: string) => gzipSync(readFileSync(join(h5Folder, path)), { level: 9 }).length

/** The gzip bytes of script for each page of the H5 build; undefined when it is not built. */
export function measureH5(): Record<string, number> | undefined {
  if (!existsSync(join(h5Folder, 'index.html'))) return undefined
  return Object.fromEntries(pagePaths.map((page) => [page, measureScriptsOf(page)]))
}
