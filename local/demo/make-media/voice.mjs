import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'

export const RATE = 22_050 // samples per second
const WAV_HEADER_BYTES = 44
const LOUD = 160 // of 32,767
const SAMPLES_BEFORE = 400 // kept around what is loud, so that no sound is cut off
const SAMPLES_AFTER = 900

/**
 * Returns 16-bit samples of a spoken text, without silence at either end. The synthesiser gets pinyin, because
 * it mispronounces characters that have several readings.
 */
export function speak(text, scratch) {
  const spoken = toPinyin(text).replaceAll('，', ',').replaceAll('。', '.').replaceAll('？', '?')
  execFileSync('espeak-ng', ['-v', 'cmn-latn-pinyin', '-s', '150', '-p', '36', '-w', scratch, spoken], {
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  const file = readFileSync(scratch)
  const samples = new Int16Array(
    file.buffer.slice(file.byteOffset + WAV_HEADER_BYTES, file.byteOffset + file.length - (file.length % 2)),
  )
  const isLoud = (sample) => Math.abs(sample) > LOUD
  const first = samples.findIndex(isLoud)
  if (first < 0) throw new Error(`the synthesiser says nothing for ${text}`)
  return samples.slice(Math.max(0, first - SAMPLES_BEFORE), samples.findLastIndex(isLoud) + SAMPLES_AFTER)
}

/**
 * Corrections where the dictionary chooses the rarer reading: 只 is an adverb unless a number precedes it, 得 and
 * 地 are particles after a verb or an adverb.
 */
const READINGS = [
  [/(?<!一)只/g, 'zhi3'],
  [/(?<!多)得/g, 'de5'],
  [/(?<=水平)地/g, 'de5'],
  [/(?<=问得)着/g, 'zhao2'],
  [/(?<=中间)空/g, 'kong4'],
]

function toPinyin(text) {
  const read = pinyin(text, { toneType: 'num', type: 'array' }).map((syllable) => syllable.replace(/0$/, '5'))
  for (const [where, reading] of READINGS) {
    for (const { index } of text.matchAll(where)) read[index] = reading
  }
  return read.join(' ')
}

export const silence = (seconds) => new Int16Array(Math.round(seconds * RATE))

/** Captions of one line each: whole sentences where they fit, else cut at the comma nearest to the middle. */
export function splitIntoCaptions(say, charactersMax = 21) {
  return say.match(/[^。？！]+[。？！]?/g).flatMap((sentence) => splitAtComma(sentence, charactersMax))
}

function splitAtComma(sentence, charactersMax) {
  if (sentence.length <= charactersMax + 1) return [sentence]
  const commas = [...sentence.matchAll(/[，；、]/g)].map(({ index }) => index + 1)
  if (commas.length === 0) return [sentence]
  const at = commas.reduce((best, each) =>
    Math.abs(each - sentence.length / 2) < Math.abs(best - sentence.length / 2) ? each : best,
  )
  return [
    ...splitAtComma(sentence.slice(0, at), charactersMax),
    ...splitAtComma(sentence.slice(at), charactersMax),
  ]
}

export function toWav(samples) {
  const header = Buffer.alloc(WAV_HEADER_BYTES)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.byteLength, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(RATE, 24)
  header.writeUInt32LE(RATE * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.byteLength, 40)
  return Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)])
}

export function concatSamples(parts) {
  const all = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Takes the edge off the synthesiser and brings every lesson to the same loudness. */
export const WARMING_FILTER =
  'highpass=f=90,lowpass=f=5200,equalizer=f=3000:t=q:w=1:g=-4,equalizer=f=220:t=q:w=1:g=3,loudnorm=I=-18:TP=-2:LRA=7'
