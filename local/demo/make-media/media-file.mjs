import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const media = join(import.meta.dirname, '../media')
const folders = JSON.parse(readFileSync(join(media, 'folders.json'), 'utf8'))

/** The path of a finished file: the extension decides the folder. */
export const mediaFile = (stem, extension) => join(media, folders[extension], `${stem}.${extension}`)

/** The names of all finished files with one of these extensions. */
export const mediaNames = (extensions) =>
  [...new Set(extensions.map((extension) => folders[extension]))]
    .map((folder) => join(media, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder))

export const mediaList = join(media, 'media.json')
