import { XMLParser } from 'fast-xml-parser'

/** WeChat's XML: text in CDATA, numbers and message ids without it, lists as repeated elements. */
export const toXml = (fields: Record<string, unknown>) => `<xml>${writeElements(fields)}</xml>`

function writeElements(fields: Record<string, unknown>): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((each) => [name, each] as const))
    .map(([name, value]) => `<${name}>${isMessageId(name) ? value : writeContent(value)}</${name}>`)
    .join('')
}

/** Message ids are text, as they exceed 2^53, and are written like numbers. */
const isMessageId = (name: string) => /^MsgI[dD]$/.test(name)

function writeContent(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (value && typeof value === 'object') return writeElements(value as Record<string, unknown>)
  return `<![CDATA[${String(value ?? '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

const parser = new XMLParser({
  parseTagValue: false,
  processEntities: false, // the text comes from another server
  trimValues: true,
  ignoreDeclaration: true,
})

/** The fields below `<xml>`, as text; undefined for anything else. */
export function parseXml(text: string): Record<string, unknown> | undefined {
  if (!text.trimStart().startsWith('<xml>') || /<!DOCTYPE/i.test(text)) return undefined
  try {
    const { xml } = parser.parse(text, true)
    return xml && typeof xml === 'object' ? xml : undefined
  } catch {
    return undefined
  }
}
