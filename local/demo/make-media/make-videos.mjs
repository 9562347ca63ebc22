import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { chromium } from 'playwright-core'
import { mediaFile } from './media-file.mjs'
import { slidePage } from './slide-page.mjs'
import { createTimeline, toCaptionText, toWebVtt } from './timeline.mjs'
import { toWav, WARMING_FILTER } from './voice.mjs'

const FRAMES_PER_SECOND = 5 // a keyframe every 25 of them: seeking lands within five seconds
const BYTES_MAX = 490_000
const here = import.meta.dirname
const wanted = process.argv.slice(2)
const stems = readdirSync(join(here, 'scripts'))
  .map((name) => basename(name, '.json'))
  .filter((stem) => wanted.length === 0 || wanted.includes(stem))

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage({ viewport: { width: 854, height: 480 } })
for (const stem of stems) await makeVideo(stem)
await browser.close()

async function makeVideo(stem) {
  const script = JSON.parse(readFileSync(join(here, 'scripts', `${stem}.json`), 'utf8'))
  const scratch = mkdtempSync(join(tmpdir(), `${stem}-`))
  const at = (name) => join(scratch, name)
  const { beats, samples, lengthSeconds } = createTimeline(script.slides, FRAMES_PER_SECOND, at('piece.wav'))
  writeFileSync(at('voice.wav'), toWav(samples))
  const list = []
  for (const [index, beat] of beats.entries()) {
    await page.setContent(slidePage(script, beat.slideIndex, beat.reached, toCaptionText(beat.caption)))
    await page.screenshot({ path: at(`${index}.png`) })
    list.push(`file '${at(`${index}.png`)}'\nduration ${(beat.to - beat.from).toFixed(3)}`)
  }
  // The last picture is named twice: ffmpeg ignores the duration of the last line.
  writeFileSync(at('list.txt'), `${list.join('\n')}\nfile '${at(`${beats.length - 1}.png`)}'\n`)
  writeFileSync(mediaFile(stem, 'vtt'), toWebVtt(beats))

  const inputs = [
    '-y',
    '-v',
    'error',
    '-f',
    'concat',
    '-safe',
    '0',
    '-i',
    at('list.txt'),
    '-i',
    at('voice.wav'),
  ]
  const both = [
    '-vf',
    `fps=${FRAMES_PER_SECOND},format=yuv420p`,
    '-g',
    '25',
    '-t',
    lengthSeconds.toFixed(3),
    '-af',
    WARMING_FILTER,
    '-ac',
    '1',
  ]
  const h264 = [
    '-c:v',
    'libx264',
    '-profile:v',
    'main',
    '-preset',
    'veryslow',
    '-sc_threshold',
    '0',
    '-bf',
    '2',
    '-movflags',
    '+faststart',
  ]
  const aac = ['-c:a', 'aac', '-ar', '22050', '-b:a', '16k']
  encodeWithinLimit([34, 36, 38, 40, 42], mediaFile(stem, 'mp4'), (crf) => [
    ...inputs,
    ...both,
    ...h264,
    '-crf',
    crf,
    ...aac,
  ])
  const vp9 = ['-c:v', 'libvpx-vp9', '-b:v', '0', '-deadline', 'good', '-cpu-used', '2', '-row-mt', '1']
  const opus = ['-c:a', 'libopus', '-ar', '24000', '-b:a', '19k', '-application', 'voip']
  encodeWithinLimit([50, 53, 56, 60], mediaFile(stem, 'webm'), (crf) => [
    ...inputs,
    ...both,
    ...vp9,
    '-crf',
    crf,
    ...opus,
  ])
  rmSync(scratch, { recursive: true })
  console.log(stem, lengthSeconds.toFixed(1))
}

/**
 * `qualities`: the encoder's rate factors, best first. Takes the first whose file starts at once on a
 * village's network.
 */
function encodeWithinLimit(qualities, path, words) {
  for (const quality of qualities) {
    ffmpeg([...words(String(quality)), path])
    if (statSync(path).size <= BYTES_MAX) return
  }
  throw new Error(`${path} is larger than ${BYTES_MAX} bytes at any quality`)
}

function ffmpeg(words) {
  execFileSync('ffmpeg', words, { stdio: 'inherit' })
}
