import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { mediaFile } from './media-file.mjs'
import { createTimeline, toWebVtt } from './timeline.mjs'
import { toWav, WARMING_FILTER } from './voice.mjs'

const here = import.meta.dirname
const FRAMES_PER_SECOND = 10 // a recording has none: its captions change at tenths of a second

for (const stem of readdirSync(join(here, 'audio')).map((name) => basename(name, '.json'))) {
  const { say } = JSON.parse(readFileSync(join(here, 'audio', `${stem}.json`), 'utf8'))
  const scratch = mkdtempSync(join(tmpdir(), `${stem}-`))
  const { beats, samples, lengthSeconds } = createTimeline(
    say.map((each) => ({ say: each })),
    FRAMES_PER_SECOND,
    join(scratch, 'piece.wav'),
  )
  writeFileSync(join(scratch, 'voice.wav'), toWav(samples))
  writeFileSync(mediaFile(stem, 'vtt'), toWebVtt(beats))
  const sound = [
    '-af',
    WARMING_FILTER,
    '-ac',
    '1',
    '-ar',
    '22050',
    '-c:a',
    'aac',
    '-b:a',
    '22k',
    '-movflags',
    '+faststart',
  ]
  execFileSync(
    'ffmpeg',
    ['-y', '-v', 'error', '-i', join(scratch, 'voice.wav'), ...sound, mediaFile(stem, 'm4a')],
    {
      stdio: 'inherit',
    },
  )
  rmSync(scratch, { recursive: true })
  console.log(stem, lengthSeconds.toFixed(1))
}
