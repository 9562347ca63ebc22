import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { mediaFile, mediaList, mediaNames } from './media-file.mjs'

const KINDS = { mp4: 'video', webm: 'video', m4a: 'audio', pdf: 'document' }

const names = mediaNames(Object.keys(KINDS))
const stemOf = (name) => basename(name, extname(name))
const stems = [...new Set(names.map(stemOf))].sort()
const list = Object.fromEntries(stems.map((stem) => [stem, describe(stem)]))
writeFileSync(mediaList, `${JSON.stringify(list, null, 2)}\n`)

/** One entry of media.json: kind, length, and which formats, poster and captions exist. */
function describe(stem) {
  const formats = names
    .filter((name) => stemOf(name) === stem)
    .map((name) => extname(name).slice(1))
    .sort()
  const kind = KINDS[formats[0]]
  const nameIfPresent = (extension) =>
    existsSync(mediaFile(stem, extension)) ? `${stem}.${extension}` : null
  const bytesOf = (format) => statSync(mediaFile(stem, format)).size
  return {
    kind,
    lengthSeconds:
      kind === 'document'
        ? readingSeconds(stem)
        : Math.min(...formats.map((format) => playingSeconds(mediaFile(stem, format)))),
    formats,
    poster: nameIfPresent('jpg'),
    captions: nameIfPresent('vtt'),
    bytes: Object.fromEntries(formats.map((format) => [format, bytesOf(format)])),
  }
}

/** Rounded down to tenths: a lesson's length must not exceed its shortest format. */
function playingSeconds(file) {
  const options = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0']
  const seconds = execFileSync('ffprobe', [...options, file], { encoding: 'utf8' })
  return Math.floor(Number(seconds) * 10) / 10
}

/** Reading time of a printed page: 350 characters a minute, between one and three minutes. */
function readingSeconds(stem) {
  const file = join(import.meta.dirname, 'documents', `${stem}.html`)
  const text = readFileSync(file, 'utf8').replaceAll(/<[^>]+>|\s/g, '')
  return Math.min(180, Math.max(60, Math.round((text.length / 350) * 60)))
}
