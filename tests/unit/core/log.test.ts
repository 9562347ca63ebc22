import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { log } from '@zhixing/functions/core/log'

let lines: Record<string, unknown>[]
beforeEach(() => {
  lines = []
  for (const method of ['error', 'warn', 'info'] as const)
    jest.spyOn(console, method).mockImplementation((line) => void lines.push(JSON.parse(line as string)))
})
afterEach(() => void jest.restoreAllMocks())

test('a line is one JSON object with level, event, facts and the error', () => {
  log.error({ event: 'request-failed', requestId: 'r1', route: 'GET /health' }, new TypeError('no table'))
  expect(lines).toEqual([
    {
      level: 'error',
      event: 'request-failed',
      requestId: 'r1',
      route: 'GET /health',
      error: {
        name: 'TypeError',
        message: 'no table',
        stack: expect.stringContaining('TypeError: no table'),
      },
    },
  ])
})

test('every level is written, without an error unless one is given', () => {
  log.warn({ event: 'welcome-refused', code: 45009 })
  log.alarm({ event: 'lane-paused', channel: 'templateMessage' })
  log.access({ event: 'evidence-opened', learnerId: 'L' })
  expect(lines).toEqual([
    { level: 'warn', event: 'welcome-refused', code: 45009 },
    { level: 'alarm', event: 'lane-paused', channel: 'templateMessage' },
    { level: 'access', event: 'evidence-opened', learnerId: 'L' },
  ])
})

test('a thrown value that is no Error is logged as text', () => {
  log.error({ event: 'message-failed', messageId: 'm1' }, 'a string')
  expect(lines).toEqual([
    {
      level: 'error',
      event: 'message-failed',
      messageId: 'm1',
      error: { name: 'unknown', message: 'a string' },
    },
  ])
})

test('addresses with their tokens and the cause of an error are never logged', () => {
  const address = 'https://api.weixin.qq.com/cgi-bin/message?access_token=SECRET'
  log.error({ event: 'call-failed' }, new Error(`GET ${address} failed`, { cause: new Error(address) }))
  log.error({ event: 'call-failed' }, `GET ${address} failed`)
  expect(JSON.stringify(lines)).not.toContain('SECRET')
  expect(lines).toMatchObject([
    { error: { message: 'GET [url] failed' } },
    { error: { message: 'GET [url] failed' } },
  ])
})
