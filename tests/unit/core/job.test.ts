import { afterEach, expect, jest, test } from '@jest/globals'
import { clock } from '@zhixing/functions/core/clock'
import { onMessage, onSchedule } from '@zhixing/functions/core/jobs/job'
import type { SQSEvent } from 'aws-lambda'
import * as z from 'zod'

afterEach(() => void jest.restoreAllMocks())

const eventOf = (...bodies: string[]) =>
  ({ Records: bodies.map((body, index) => ({ messageId: `m${index}`, body })) }) as unknown as SQSEvent

test('only messages that fail or are malformed return to the queue, each with a log line', async () => {
  const lines: Record<string, unknown>[] = []
  jest.spyOn(console, 'error').mockImplementation((line) => void lines.push(JSON.parse(String(line))))
  const received: number[] = []
  const handler = onMessage(z.object({ n: z.number() }), async ({ message }) => {
    received.push(message.n)
    if (message.n === 2) throw new Error('the second fails')
  })
  const event = eventOf('{"n":1}', '{"n":2}', '{"n":"three"}', 'no JSON')
  expect(await handler(event)).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm1' }, { itemIdentifier: 'm2' }, { itemIdentifier: 'm3' }],
  })
  expect(received).toEqual([1, 2])
  expect(lines).toHaveLength(3)
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 'error', event: 'message-failed', messageId: 'm1' }),
  )
})

test('a message is run with the remaining time of the invocation', async () => {
  const remaining: number[] = []
  const handler = onMessage(z.object({}), async ({ remainingMs }) => void remaining.push(remainingMs()))
  await handler(eventOf('{}'), { getRemainingTimeInMillis: () => 1234 })
  expect(remaining).toEqual([1234])
})

test('a schedule runs at the time of the clock and throws on', async () => {
  const now = new Date('2026-11-23T08:00:00.000Z')
  jest.spyOn(clock, 'now').mockReturnValue(now)
  const times: Date[] = []
  await onSchedule(async (time) => void times.push(time))()
  expect(times).toEqual([now])
  const failing = onSchedule(async () => {
    throw new Error('the table is down')
  })
  await expect(failing()).rejects.toThrow('the table is down')
})
