import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'

const here = import.meta.dirname
const media = join(here, '../media')
const FORMATS = { '.mp4': 'video', '.webm': 'video', '.m4a': 'audio', '.pdf': 'document' }

const files = readdirSync(media).filter((name) => extname(name) in FORMATS)
const stems = [...new Set(files.map((name) => basename(name, extname(name))))].sort()
const listed = Object.fromEntries(
  stems.map((stem) => [
    stem,
    entry(
      stem,
      files.filter((name) => basename(name, extname(name)) === stem),
    ),
  ]),
)
writeFileSync(join(media, 'media.json'), `${JSON.stringify(listed, null, 2)}\n`)

function entry(stem, names) {
  const kind = FORMATS[extname(names[0])]
  const bytes = Object.fromEntries(
    names.map((name) => [extname(name).slice(1), statSync(join(media, name)).size]),
  )
  const beside = (extension) =>
    existsSync(join(media, `${stem}.${extension}`)) ? `${stem}.${extension}` : null
  const lengthSeconds = kind === 'document' ? readingSeconds(stem) : Math.min(...names.map(probed))
  return {
    kind,
    lengthSeconds,
    formats: Object.keys(bytes),
    poster: beside('jpg'),
    captions: beside('vtt'),
    bytes,
  }
}

/** The shorter of the formats, in tenths: nobody must be asked for a second that their format does not have. */
function probed(name) {
  const seconds = execFileSync(
    'ffprobe',
    ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', join(media, name)],
    {
      encoding: 'utf8',
    },
  )
  return Math.floor(Number(seconds) * 10) / 10
}

/** A printed page has no length; its reading time is counted as for an article, between one and three minutes. */
function readingSeconds(stem) {
  const text = readFileSync(join(here, 'documents', `${stem}.html`), 'utf8').replaceAll(/<[^>]+>|\s/g, '')
  return Math.min(180, Math.max(60, Math.round((text.length / 350) * 60)))
}
