// The one normaliser of what people type or paste, before it is compared or stored.

const anyOf = (...ranges: string[]) => new RegExp(`[${ranges.join('')}]`, 'gu')

/** Invisible format and direction characters; no variation selectors and no emoji joiner. */
const format = anyOf(
  '\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b\\u200c\\u200e\\u200f',
  '\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\u{1bca0}-\\u{1bca3}',
  '\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}',
)
const variationSelectors = anyOf('\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}')
const pictograph = '[\\u2190-\\u2bff\\u{1f000}-\\u{1faff}]'
/** A joiner is kept between two parts of one emoji. */
const joiner = new RegExp(`(${pictograph}\\ufe0f?)\\u200d(?=${pictograph})|\\u200d`, 'gu')
const lineBreaks = new RegExp(`\\r\\n?|${anyOf('\\u000b\\u000c\\u0085\\u2028\\u2029').source}`, 'gu')
const controls = anyOf('\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u009f\\ufdd0-\\ufdef\\ufffe\\uffff')
const middleDots = anyOf('.·•‧∙⋅・․᛫ᐧ⸰⸱⸳ꞏ●◦﹒｡')

/**
 * Text as people see it, without what they cannot see: control, format and direction characters go, every
 * line break is one kind, and the ends are trimmed.
 */
export const cleanText = (text: string): string =>
  text
    .replace(lineBreaks, '\n')
    .replace(/\t/g, ' ')
    .replace(controls, '')
    .replace(format, '')
    .replace(joiner, (_, emoji?: string) => (emoji === undefined ? '' : `${emoji}\u200d`))
    .trim()

/** Whether people see nothing: also blanks that are no white space, such as the empty Braille cell. */
export const isBlankText = (text: string): boolean =>
  cleanText(text)
    .replace(variationSelectors, '')
    .replace(/[\s\u2800\u3000]/g, '') === ''

/** 不分全半角、大小写和看不见的字符；空格并为一个。 */
export const toSearchText = (text: string): string =>
  cleanText(text.normalize('NFKC')).replace(variationSelectors, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** 姓名核对不计空格、全半角、大小写、看不见的字符，各种间隔号视为相同。 */
export const toComparableName = (name: string): string =>
  toSearchText(name).replace(middleDots, '').replace(/\s/g, '').toUpperCase()

const notAscii = '[^\\u0000-\\u007f]'
const spaceBetweenHan = new RegExp(`(${notAscii}) +(?=${notAscii})`, 'gu')

/** A name as the roster keeps it: 张　三 is 张三, and every middle dot between two words is ·. */
export const toPersonName = (name: string): string =>
  cleanText(name.normalize('NFKC'))
    .replace(/\s+/g, ' ')
    .replace(spaceBetweenHan, '$1')
    .replace(new RegExp(`(${notAscii}) ?${middleDots.source} ?(?=${notAscii})`, 'gu'), '$1·')

/** A number as it is stored: without spaces, hyphens, brackets and quotes, in half-width digits. */
export const toDigits = (text: string): string =>
  cleanText(text.normalize('NFKC')).replace(/[\s\-‐-―−ー()'’‘"“”]/g, '')

/** A mobile number without the country's prefix. */
export const toPhone = (text: string): string => toDigits(text).replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
