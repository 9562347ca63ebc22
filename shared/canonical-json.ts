/**
 * JSON in canonical form (RFC 8785), so that every program computes the same hash.
 * Throws a TypeError for what JSON cannot hold; properties that are undefined are left out.
 */
export function toCanonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'string') return toCanonicalText(value)
  if (typeof value === 'number') return toCanonicalNumber(value)
  if (Array.isArray(value)) return `[${value.map(toCanonicalJson).join(',')}]`
  if (typeof value === 'object') return toCanonicalObject(value)
  throw new TypeError(`JSON has no ${typeof value}`)
}

/** `JSON.stringify` writes numbers as RFC 8785 requires; −0 becomes 0. */
function toCanonicalNumber(number: number): string {
  if (!Number.isFinite(number)) throw new TypeError(`${number} is no number of JSON`)
  return JSON.stringify(number)
}

function toCanonicalObject(object: object): string {
  const properties = Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .sort(byCodeUnits)
    .map(([name, value]) => `${toCanonicalText(name)}:${toCanonicalJson(value)}`)
  return `{${properties.join(',')}}`
}

/** `<` compares UTF-16 code units, as RFC 8785 requires; a locale would sort otherwise. */
const byCodeUnits = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1)

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

/** A lone surrogate has no UTF-8, so two programs would not agree on its hash. */
function toCanonicalText(text: string): string {
  if (loneSurrogate.test(text)) throw new TypeError('text with a lone surrogate')
  return JSON.stringify(text)
}
