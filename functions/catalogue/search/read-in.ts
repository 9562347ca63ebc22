import type { Readings } from '../../core/pinyin/readings'

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
