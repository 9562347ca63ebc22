import { toComparableName, toPersonName } from '@zhixing/shared/typed-text'
import { readName, surnameLengthOf } from '../../../core/pinyin/read-name'

/** 只有一个字的，同姓的人太多，不作检索。 */
export const SEARCH_CHARACTERS_MIN = 2

/** 姓名的前两个字。 */
const START_CHARACTERS = 2

/** A name, pinyin or initials as they are compared: ü is v, as on a keyboard; 吕 is `lyu` in a passport. */
export const toNameSearch = (typed: string): string =>
  toComparableName(typed).toLowerCase().replaceAll('ü', 'v').replace(/^lyu/, 'lv')

export const startOf = (searched: string): string => [...searched].slice(0, START_CHARACTERS).join('')

/**
 * Everything by which a person is found, each once: the whole name, its first two characters, the given name,
 * the parts between middle dots, the pinyin and its initials.
 */
export function searchTextsOf(name: string): string[] {
  const whole = toNameSearch(name)
  const characters = [...whole]
  const parts = toPersonName(name).split('·').map(toNameSearch)
  const given = characters.slice(surnameLengthOf(characters)).join('')
  const readings = readName(characters)
  const texts = [
    whole,
    startOf(whole),
    ...(parts.length > 1 ? parts : [given]),
    ...readings.map((syllables) => syllables.join('')),
    ...readings.map((syllables) => syllables.map((syllable) => syllable[0]).join('')),
  ]
  return [...new Set(texts)].filter((text) => [...text].length >= SEARCH_CHARACTERS_MIN)
}
