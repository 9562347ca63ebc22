import { describe, expect, test } from '@jest/globals'
import type { Contract } from '@zhixing/shared/contract'
import { contracts } from '@zhixing/shared/modules'
import { text } from '@zhixing/shared/text'
import * as z from 'zod'

interface Schema {
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  minimum?: number
  maximum?: number
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
}

const inputOf = ({ input }: Pick<Contract, 'input'>) =>
  z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema

/** Every schema below this one, with its path. */
function* schemasIn(schema: Schema, path = ''): Generator<{ path: string; schema: Schema }> {
  yield { path, schema }
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    yield* schemasIn(property, `${path}.${name}`)
  if (schema.items) yield* schemasIn(schema.items, `${path}[]`)
  for (const branch of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) yield* schemasIn(branch, path)
}

const isBareText = ({ type, format, pattern, ...values }: Schema) =>
  type === 'string' && format !== 'text' && !pattern && !values.enum && values.const === undefined

const isUnbounded = ({ type, minimum, maximum }: Schema) =>
  type === 'integer' &&
  (minimum === undefined || maximum === undefined || minimum < 0 || maximum >= Number.MAX_SAFE_INTEGER)

const pathsWhere = (contract: Pick<Contract, 'input'>, isWrong: (schema: Schema) => boolean) =>
  [...schemasIn(inputOf(contract))].filter(({ schema }) => isWrong(schema)).map(({ path }) => path)

/** WeChat's callbacks are no text of people; their handler parses them. */
const ofPeople = contracts.filter(({ contract }) => !contract.media)

describe.each(ofPeople.map(({ contract }) => [`${contract.method} ${contract.path}`, contract] as const))(
  'the input of %s',
  (_, contract) => {
    test('has no bare z.string(): text is of shared/text.ts, everything else has a pattern', () => {
      expect(pathsWhere(contract, isBareText)).toEqual([])
    })
    test('has no integer without bounds, so that a revision plus one is still an integer', () => {
      expect(pathsWhere(contract, isUnbounded)).toEqual([])
    })
  },
)

test('control: a bare text and an unbounded integer are found wherever they stand', () => {
  const input = z.union([
    z.strictObject({ title: text(10), reason: z.string().max(300) }),
    z.strictObject({ rows: z.array(z.strictObject({ name: z.string().optional(), count: z.int() })) }),
  ])
  expect(pathsWhere({ input }, isBareText)).toEqual(['.reason', '.rows[].name'])
  expect(pathsWhere({ input }, isUnbounded)).toEqual(['.rows[].count'])
})
