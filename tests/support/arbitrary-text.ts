import fc from 'fast-check'

/** One or more code points of every class of Unicode that a text field may meet. */
const classes: Record<string, string[]> = {
  letters: ['王', '𠮷', '㐱', '䶮', 'a', 'é', 'ß', 'ﬀ', '凌', 'ア', '한', 'ا', 'ת', 'ไ'],
  marks: ['\u0301', '\u20dd', '\u3099', '\u0e34', '\u{e0100}', '\ufe0f'],
  numbers: ['1', '１', '①', '٣', '½', '㈠', '〇'],
  punctuation: ['。', '·', '•', '・', '-', '—', '"', "'", '<', '>', '&', '<!', ']]>', '\\', '/', '#', '%'],
  symbols: ['¥', '＋', '👍', '👨\u200d👩\u200d👧', '🇨🇳', '🏴', '👍🏽', '\u2800'],
  separators: [' ', '\u00a0', '\u3000', '\u2003', '\u2028', '\u2029'],
  controls: ['\u0000', '\t', '\n', '\r', '\u000b', '\u001b', '\u007f', '\u0085', '\u009f'],
  formats: ['\u200b', '\u200c', '\u200d', '\u200e', '\u00ad', '\u061c', '\ufeff', '\u{e0041}', '\u{1d173}'],
  directions: ['\u202a', '\u202c', '\u202e', '\u2066', '\u2069'],
  privateUse: ['\ue000', '\u{f0000}', '\u{10fffd}'],
  noCharacters: ['\uffff', '\ufffe', '\ufdd0', '\u{1ffff}', '\u{10ffff}'],
  unassigned: ['\u0378', '\u{e0fff}'],
  halves: ['\ud83d', '\udc4d', '\ud842', '\udfb7\ud842'],
  replacement: ['\ufffd'],
}

const anyPiece = fc.oneof(...Object.values(classes).map((pieces) => fc.constantFrom(...pieces)))

/** Text of every Unicode class, mixed, of up to about `lengthMax` pieces; it may be refused. */
export const anyText = (lengthMax: number): fc.Arbitrary<string> =>
  fc.array(anyPiece, { maxLength: Math.max(1, lengthMax) }).map((pieces) => pieces.join(''))
