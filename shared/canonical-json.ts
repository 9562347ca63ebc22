/** JSON in the one form everybody arrives at (RFC 8785), so that everybody arrives at the same hash. Takes what JSON can hold; refuses all else. */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'string') return canonicalText(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} is no number of JSON`)
    return JSON.stringify(value) // ECMAScript's shortest form is the one the RFC asks for; -0 becomes 0
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object') {
    const facts = Object.entries(value).filter(([, fact]) => fact !== undefined)
    return `{${facts
      .sort(byCodeUnits)
      .map(([name, fact]) => `${canonicalText(name)}:${canonical(fact)}`)
      .join(',')}}`
  }
  throw new TypeError(`JSON has no ${typeof value}`)
}

/** Comparison of UTF-16 code units, which is what `<` does; a locale would sort otherwise. */
const byCodeUnits = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1)

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

/** Half a character has no UTF-8, and so no hash that two programs would agree on. */
function canonicalText(text: string): string {
  if (loneSurrogate.test(text)) throw new TypeError('half a character')
  return JSON.stringify(text)
}
