// Writes readings.json: every syllable without its tone, with the characters that are read so. A character
// with several readings stands in several lines. Also writes names.json: how surnames are read, which reading
// of a character is the usual one, and characters outside the first block that stand in names.
// Made at development time, because the library with its dictionary would double the function: 458 kB
// against 80 kB. Source of the readings: pinyin-pro (MIT). Run: node functions/core/pinyin/make-readings.mjs
import { writeFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'

const FIRST_CHARACTER = 0x4e00
const LAST_CHARACTER = 0x9fa5
const gb2312 = new TextDecoder('gbk', { fatal: true })
const toneless = { toneType: 'none', type: 'array', v: true }

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

const isSyllable = (reading) => /^[a-z]+$/.test(reading)
const charactersBySyllable = new Map()
const usual = {}
const surnames = {}
for (let code = FIRST_CHARACTER; code <= LAST_CHARACTER; code++) {
  const character = String.fromCodePoint(code)
  const multiple = commonCharacters.has(character)
  const readings = pinyin(character, { ...toneless, multiple }).filter(isSyllable)
  for (const syllable of readings)
    charactersBySyllable.set(syllable, (charactersBySyllable.get(syllable) ?? '') + character)
  const [first] = pinyin(character, toneless)
  if (new Set(readings).size > 1) usual[first] = (usual[first] ?? '') + character
  const [asSurname] = pinyin(`${character}某`, { ...toneless, surname: 'head' })
  if (isSyllable(asSurname) && asSurname !== first) surnames[character] = asSurname
}

// 复姓。Surnames of two characters, with their readings.
const compound =
  '欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司空 夏侯 端木 轩辕 鲜于 万俟 澹台 百里 闻人 赫连 单于 太叔 申屠 ' +
  '公羊 公冶 宗政 濮阳 淳于 仲孙 钟离 闾丘 呼延 南宫 独孤 西门 东郭 第五 纳兰 完颜 爱新 拓跋 欧陽'
for (const surname of compound.split(' '))
  surnames[surname] = pinyin(`${surname}某`, { ...toneless, surname: 'head' })
    .slice(0, 2)
    .join(' ')

const rare = {}
const blocks = [
  [0x3400, 0x4dbf],
  [0x9fa6, 0x9fff],
  [0x20000, 0x323af],
]
for (const [from, to] of blocks)
  for (let code = from; code <= to; code++) {
    const [reading] = pinyin(String.fromCodePoint(code), toneless)
    if (isSyllable(reading)) rare[reading] = (rare[reading] ?? '') + String.fromCodePoint(code)
  }

const sorted = (lines) =>
  Object.fromEntries(Object.entries(lines).sort(([one], [other]) => (one < other ? -1 : 1)))
const write = (file, value) =>
  writeFileSync(new URL(file, import.meta.url), `${JSON.stringify(value, null, 2)}\n`)
write('readings.json', sorted(Object.fromEntries(charactersBySyllable)))
write('names.json', { surnames: sorted(surnames), usual: sorted(usual), rare: sorted(rare) })
