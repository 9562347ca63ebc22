import { describe, expect, test } from '@jest/globals'
import { anAppServer } from '../../support/wechat/app-server'
import { aPlatform } from '../../support/wechat-platform'

describe('callbacks', () => {
  test('a callback that fails is tried three times and then given up', async () => {
    const { fetch, received } = anAppServer(() => new Response('', { status: 500 }))
    const { simulator, pass } = await aPlatform({ fetch })
    simulator.writeToAccount('a', '在吗')
    for (let tries = 1; tries <= 4; tries += 1) {
      await simulator.whenIdle()
      pass(2)
    }
    expect(received).toHaveLength(3)
    expect(new Set(received.map(({ message }) => message.MsgId)).size).toBe(1)
    expect(simulator.callbacks()).toMatchObject([{ state: 'given up' }])
    expect(simulator.sentMessages({ personId: 'a' })).toMatchObject([
      { channel: 'system', text: '该公众号暂时无法提供服务，请稍后再试' },
    ])
  })

  test('a callback that times out is retried', async () => {
    const { fetch } = anAppServer()
    let requests = 0
    const slow: typeof fetch = (input, init) => {
      requests += 1
      if (requests > 1) return fetch(input, init)
      return new Promise((_, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
      )
    }
    const { simulator, pass } = await aPlatform({ fetch: slow, callbackTimeoutMs: 30 })
    simulator.follow('a')
    await simulator.whenIdle()
    pass(2)
    await simulator.whenIdle()
    expect(simulator.callbacks()[0]).toMatchObject({
      state: 'answered',
      tries: [{ outcome: expect.stringContaining('没有回应') }, { outcome: 'success' }],
    })
  })
})
