import { XMLParser } from 'fast-xml-parser'

/** Strings in CDATA, numbers and message ids (64 bits, so kept as text) bare, arrays as repeated elements: the platform's way of writing. */
export const toXml = (fields: Record<string, unknown>) => `<xml>${elements(fields)}</xml>`

function elements(fields: Record<string, unknown>): string {
  return Object.entries(fields)
    .flatMap(([name, value]) =>
      Array.isArray(value) ? value.map((one) => [name, one] as const) : [[name, value] as const],
    )
    .map(([name, value]) => `<${name}>${/^MsgI[dD]$/.test(name) ? value : content(value)}</${name}>`)
    .join('')
}

function content(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (value && typeof value === 'object') return elements(value as Record<string, unknown>)
  return `<![CDATA[${String(value ?? '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

// Entities stay off: a reply is the word of another server.
const parser = new XMLParser({
  parseTagValue: false,
  processEntities: false,
  trimValues: true,
  ignoreDeclaration: true,
})

/** The fields below `<xml>`, all text, or undefined for anything that is no such document. */
export function fromXml(text: string): Record<string, unknown> | undefined {
  if (!text.trimStart().startsWith('<xml>') || /<!DOCTYPE/i.test(text)) return undefined
  try {
    const { xml } = parser.parse(text, true)
    return xml && typeof xml === 'object' ? xml : undefined
  } catch {
    return undefined
  }
}
