import { expect, test } from '@jest/globals'
import { isTransient, unavailableError } from '@zhixing/functions/core/transient-error'

test.each<[what: string, error: unknown, expected: boolean]>([
  ['throttling', { name: 'ThrottlingException' }, true],
  ['an exhausted table', { name: 'ProvisionedThroughputExceededException' }, true],
  ['HTTP 500 under any name', { name: 'Mysterious', $metadata: { httpStatusCode: 500 } }, true],
  ['HTTP 503', { name: 'x', $metadata: { httpStatusCode: 503 } }, true],
  ['a timeout', { name: 'TimeoutError' }, true],
  ['a connection that was reset', { name: 'Error', code: 'ECONNRESET' }, true],
  ['a host that is not found for the moment', { code: 'EAI_AGAIN' }, true],
  ['an error of ours', unavailableError('the queue took nothing'), true],
  [
    'a failed condition',
    { name: 'ConditionalCheckFailedException', $metadata: { httpStatusCode: 400 } },
    false,
  ],
  ['a request that is wrong', { name: 'ValidationException', $metadata: { httpStatusCode: 400 } }, false],
  ['a host that does not exist', { code: 'ENOTFOUND' }, false],
  ['a bug', new TypeError('x is not a function'), false],
  ['nothing', undefined, false],
  ['null', null, false],
])('isTransient: %s', (_, error, expected) => {
  expect(isTransient(error)).toBe(expected)
})
