import { marshall } from '@aws-sdk/util-dynamodb'
import { expect, test } from '@jest/globals'
import { marshallInput, unmarshallOutput } from '@zhixing/functions/core/dynamodb/marshall'
import fc from 'fast-check'

const options = { removeUndefinedValues: true }

function isMarshallable(value: unknown): boolean {
  try {
    marshall({ value }, options)
    return true
  } catch {
    return false
  }
}

const specialValues = [0, -0, 1.5, '', true, null, 12n]
const collections = [new Set(['a']), new Set([1, 2]), new Uint8Array([1]), new Map([['a', 1]])]

test('property: any item is marshallInput exactly as the SDK marshalls it', () => {
  const anything = fc.anything({ withNullPrototype: false, maxDepth: 3 }).filter(isMarshallable)
  const value = fc.oneof(anything, fc.constantFrom(...specialValues, ...collections))
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value), (Item) => {
      expect(marshallInput({ Item })).toEqual({ Item: marshall(Item, options) })
    }),
  )
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53 + 2, new Set(), new Date(), Symbol('a')])(
  '%s is refused, as by the SDK',
  (a) => {
    expect(() => marshallInput({ Item: { a } })).toThrow()
    expect(() => marshall({ a }, options)).toThrow()
  },
)

test('a batch of writes is marshallInput, its unprocessed items are unmarshallOutput', () => {
  const requests = [
    { PutRequest: { Item: { pk: 'a', gone: undefined } } },
    { DeleteRequest: { Key: { pk: 'b' } } },
  ]
  expect(marshallInput({ RequestItems: { T: requests } })).toEqual({
    RequestItems: {
      T: [{ PutRequest: { Item: { pk: { S: 'a' } } } }, { DeleteRequest: { Key: { pk: { S: 'b' } } } }],
    },
  })
  const UnprocessedItems = { T: [{ PutRequest: { Item: { pk: { S: 'a' } } } }] }
  expect(unmarshallOutput({ UnprocessedItems })).toEqual({
    UnprocessedItems: { T: [{ PutRequest: { Item: { pk: 'a' } } }] },
  })
})

test('a batch of gets is marshallInput, its responses and unprocessed keys are unmarshallOutput', () => {
  expect(marshallInput({ RequestItems: { T: { Keys: [{ pk: 'a' }], ConsistentRead: true } } })).toEqual({
    RequestItems: { T: { Keys: [{ pk: { S: 'a' } }], ConsistentRead: true } },
  })
  const Responses = { T: [{ n: { N: '1' } }] }
  const UnprocessedKeys = { T: { Keys: [{ pk: { S: 'b' } }] } }
  expect(unmarshallOutput({ Responses, UnprocessedKeys })).toEqual({
    Responses: { T: [{ n: 1 }] },
    UnprocessedKeys: { T: { Keys: [{ pk: 'b' }] } },
  })
})
