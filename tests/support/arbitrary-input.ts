import type { Contract } from '@zhixing/shared/contract'
import fc from 'fast-check'
import * as z from 'zod'
import { anyText } from './arbitrary-text'

interface Schema {
  type?: string
  format?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  prefixItems?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
}

/**
 * Inputs that a contract accepts, as far as JSON Schema can say. A pattern that cannot be inverted yields
 * plain text.
 */
export function arbitraryInput(contract: Contract): fc.Arbitrary<Record<string, unknown>> {
  const input = arbitraryOf(
    z.toJSONSchema(contract.input, { io: 'input', unrepresentable: 'any' }) as Schema,
  ) as fc.Arbitrary<Record<string, unknown>>
  return inQuery(contract) ? input.map(asWellFormed) : input
}

/** A URL carries well-formed text only. */
const asWellFormed = (input: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, typeof value === 'string' ? asText(value) : value]),
  )

function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  const union = schema.anyOf ?? schema.oneOf
  if (union) return fc.oneof(...union.map(arbitraryOf))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  switch (schema.type) {
    case 'string':
      return textOf(schema)
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, -1e9),
        max: Math.min(schema.maximum ?? 1e9, 1e9),
      })
    case 'number':
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1e6, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'array':
      if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map(arbitraryOf))
      return fc.array(arbitraryOf(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, (schema.minItems ?? 0) + 3),
      })
    case 'object': {
      const properties = schema.properties ?? {}
      return fc.record(
        Object.fromEntries(
          Object.entries(properties).map(([name, property]) => [name, arbitraryOf(property)]),
        ),
        {
          requiredKeys: schema.required ?? [],
        },
      )
    }
    default:
      return fc.oneof(fc.jsonValue({ maxDepth: 2 }), rosterLine)
  }
}

/** A row of a roster or a list of learners, of which contracts take every row and say what is wrong. */
const rosterLine = fc.record(
  {
    name: anyText(12),
    rosterCode: fc.oneof(anyText(8), fc.stringMatching(/^9\d{7}$/)),
    phone: fc.option(anyText(11)),
    jobLevel: fc.constantFrom('clerk', 'section', ''),
    organisationId: fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  },
  { requiredKeys: [] },
)

function textOf({ format, pattern, minLength = 0, maxLength = 64 }: Schema): fc.Arbitrary<string> {
  const plain = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 20) })
  if (format === 'text') return fc.oneof(plain, anyText(Math.min(maxLength, 24)))
  if (pattern && !/\\u00/.test(pattern)) {
    try {
      return fc.stringMatching(new RegExp(pattern)).map((text) => text.slice(0, maxLength))
    } catch {
      // The pattern cannot be inverted; the contract may refuse the plain text.
    }
  }
  return plain
}

/** Values that attackers and broken clients send. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    '',
    ' ',
    '\u0000',
    '\u202E',
    '\uD800',
    '#',
    'LEARNER#1',
    '../..',
    '__proto__',
    "' OR 1=1",
    '=1+1',
    '1e400',
    -1,
    2 ** 53,
    1e308,
    true,
  ),
  fc.constantFrom(
    [],
    {},
    [[[[[[]]]]]],
    { $gt: '' },
    { S: 'x' },
    JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
  ),
  fc.string({ minLength: 5000, maxLength: 9000 }),
  fc.jsonValue({ maxDepth: 3 }),
)

/** An accepted input with one field replaced, dropped or added. */
export const mutatedInput = (contract: Contract): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(arbitraryInput(contract), hostileValue, fc.nat(), fc.constantFrom('replace', 'drop', 'add'))
    .map(([input, value, at, how]) => {
      const names = Object.keys(input)
      const name = names[at % Math.max(1, names.length)]
      if (how === 'add' || name === undefined)
        return { ...input, role: inQuery(contract) ? asText(value) : value, orgPath: asText(value) }
      if (how === 'drop') return Object.fromEntries(Object.entries(input).filter(([field]) => field !== name))
      return {
        ...input,
        [name]: inQuery(contract) || contract.path.includes(`{${name}}`) ? asText(value) : value,
      }
    })

const inQuery = ({ method, media }: Contract) =>
  method === 'GET' || method === 'DELETE' || media !== undefined

/** A URL carries only text, and well-formed UTF-8. */
const asText = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString()
