import { charactersOf } from '@zhixing/shared/characters'
import charactersBySyllable from './pinyin.json'

/** The readings of each character of a text, without tones; ü is v. Other characters are left out. */
export type Readings = readonly (readonly string[])[]

let readingsOf: Map<string, string[]> | undefined

/** Made at the first search: 21,000 readings that no other call needs. */
function getReadings(): Map<string, string[]> {
  if (readingsOf) return readingsOf
  readingsOf = new Map()
  for (const [syllable, characters] of Object.entries(charactersBySyllable))
    for (const character of characters)
      readingsOf.set(character, [...(readingsOf.get(character) ?? []), syllable])
  return readingsOf
}

export const toReadings = (text: string): Readings =>
  charactersOf(text).flatMap((character) => {
    const readings = getReadings().get(character)
    return readings ? [readings] : []
  })

/**
 * Whether the letters are read somewhere in the text: whole syllables, of which the last may be unfinished
 * (`xingzh` in 依法行政), or the initials of adjacent characters (`xz`).
 */
export const areReadIn = (letters: string, readings: Readings): boolean =>
  readings.some((_, start) => isSpelled(letters, readings, start) || areInitials(letters, readings, start))

function isSpelled(letters: string, readings: Readings, at: number): boolean {
  const here = readings[at] ?? [] // nothing is read after the end
  return here.some(
    (syllable) =>
      syllable.startsWith(letters) ||
      (letters.startsWith(syllable) && isSpelled(letters.slice(syllable.length), readings, at + 1)),
  )
}

const areInitials = (letters: string, readings: Readings, start: number): boolean =>
  [...letters].every((letter, offset) =>
    readings[start + offset]?.some((syllable) => syllable.startsWith(letter)),
  )
