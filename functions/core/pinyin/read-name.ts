import dictionary from './names.json' with { type: 'json' }
import { toReadings } from './readings'

const surnames: Record<string, string> = dictionary.surnames

interface Characters {
  usual: Map<string, string>
  rare: Map<string, string>
}

let characters: Characters | undefined

const byCharacter = (charactersBySyllable: Record<string, string>) =>
  new Map(
    Object.entries(charactersBySyllable).flatMap(([syllable, written]) =>
      [...written].map((character) => [character, syllable] as const),
    ),
  )

/** The usual reading of a character; undefined for a letter, and for a character of no dictionary. */
function readCharacter(character: string): string | undefined {
  characters ??= { usual: byCharacter(dictionary.usual), rare: byCharacter(dictionary.rare) }
  return characters.usual.get(character) ?? toReadings(character)[0]?.[0] ?? characters.rare.get(character)
}

/** 复姓两个字，其余按一个字算。How many characters of a Chinese name are the surname. */
export const surnameLengthOf = (name: readonly string[]): number =>
  name.length > 2 && surnames[name.slice(0, 2).join('')] !== undefined ? 2 : 1

/**
 * How a name is read, as syllables without tones; a character that is in no dictionary is left out. 单 is
 * `shan` as a surname and `dan` elsewhere: such a name has both readings, the surname's first.
 */
export function readName(name: readonly string[]): string[][] {
  const isReading = (syllable: string | undefined) => syllable !== undefined
  const usual = name.map(readCharacter).filter(isReading)
  const length = surnameLengthOf(name)
  const surname = surnames[name.slice(0, length).join('')]
  if (surname === undefined) return [usual]
  const given = name.slice(length).map(readCharacter).filter(isReading)
  return [[...surname.split(' '), ...given], usual]
}
