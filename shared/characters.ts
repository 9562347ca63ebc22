// What counts and cuts text as people see it. No zod and no \p{…}: old phones run this.

/** Marks, joiners and modifiers that belong to the character before them, where there is no Segmenter. */
const joinsPrevious = new RegExp(
  [
    '^[\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u0610-\\u061a\\u064b-\\u065f\\u0900-\\u0903',
    '\\u093a-\\u094f\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u200c\\u200d',
    '\\u20d0-\\u20ff\\u302a-\\u302f\\u3099\\u309a\\ufe00-\\ufe0f\\ufe20-\\ufe2f',
    '\\u{1f3fb}-\\u{1f3ff}\\u{e0020}-\\u{e007f}\\u{e0100}-\\u{e01ef}]$',
  ].join(''),
  'u',
)
const isRegionalLetter = (scalar: string) => /^[\u{1f1e6}-\u{1f1ff}]$/u.test(scalar)

function joinScalars(text: string): string[] {
  const characters: string[] = []
  for (const scalar of text) {
    const last = characters.length - 1
    const before = characters[last]
    const isSecondOfFlag = before !== undefined && isRegionalLetter(scalar) && isRegionalLetter(before)
    const isJoined = joinsPrevious.test(scalar) || before?.endsWith('\u200d') || isSecondOfFlag
    if (before !== undefined && isJoined) characters[last] = before + scalar
    else characters.push(scalar)
  }
  return characters
}

let segmenter: Intl.Segmenter | undefined

/** The characters that people see: a letter with its marks, a flag or a family is one. */
export function charactersOf(text: string): string[] {
  // WeChat on Android has no Intl.
  if (typeof Intl !== 'object' || !Intl.Segmenter) return joinScalars(text)
  segmenter ??= new Intl.Segmenter('zh')
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** Whether people see at most this many characters. Marks piled on one character end at 16 code units. */
export const fitsCharacters = (text: string, charactersMax: number): boolean =>
  text.length <= charactersMax ||
  (text.length <= charactersMax * 16 && charactersOf(text).length <= charactersMax)

/** The first characters; the end of the last one is never cut off. */
export const firstCharacters = (text: string, charactersMax: number): string =>
  text.length <= charactersMax ? text : charactersOf(text).slice(0, charactersMax).join('')

/** The last characters, for file names, whose end says what they are. */
export const lastCharacters = (text: string, charactersMax: number): string =>
  text.length <= charactersMax ? text : charactersOf(text).slice(-charactersMax).join('')

/** The character for a portrait; '' for an empty name. */
export const initialOf = (name: string): string => charactersOf(name.trim())[0] ?? ''

/** Half of a surrogate pair is no character, and no UTF-8 can hold it. */
export const isWellFormed = (text: string): boolean => !/[\ud800-\udfff]/u.test(text)

/** With � for each half of a surrogate pair. */
export const toWellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/gu, '\ufffd')
