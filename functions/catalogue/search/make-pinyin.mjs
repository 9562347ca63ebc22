// Writes pinyin.json: every syllable without its tone, with the characters that are read so. A character
// with several readings stands in several lines. Made at development time, because the library with its
// dictionary would double the function: 458 kB against 70 kB.
// Source of the readings: pinyin-pro (MIT). Run: node functions/catalogue/search/make-pinyin.mjs
import { writeFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'

const FIRST_CHARACTER = 0x4e00
const LAST_CHARACTER = 0x9fa5
const gb2312 = new TextDecoder('gbk', { fatal: true })

/** The 6,763 characters that are in common use have all their readings, the others the first one. */
const commonCharacters = new Set()
for (let row = 0xb0; row <= 0xf7; row++)
  for (let cell = 0xa1; cell <= 0xfe; cell++) {
    try {
      commonCharacters.add(gb2312.decode(Uint8Array.of(row, cell)))
    } catch {
      // the last row of the first level is not full
    }
  }

const charactersBySyllable = new Map()
for (let code = FIRST_CHARACTER; code <= LAST_CHARACTER; code++) {
  const character = String.fromCodePoint(code)
  const multiple = commonCharacters.has(character)
  for (const syllable of pinyin(character, { toneType: 'none', type: 'array', v: true, multiple })) {
    if (!/^[a-z]+$/.test(syllable)) continue
    charactersBySyllable.set(syllable, (charactersBySyllable.get(syllable) ?? '') + character)
  }
}
const sorted = Object.fromEntries([...charactersBySyllable].sort(([one], [other]) => (one < other ? -1 : 1)))
writeFileSync(new URL('pinyin.json', import.meta.url), `${JSON.stringify(sorted, null, 2)}\n`)
