import { beforeAll, describe, expect, test } from '@jest/globals'
import { wechatHttp } from '@zhixing/functions/core/wechat/request'
import type { Contract } from '@zhixing/shared/contract'
import { contracts } from '@zhixing/shared/modules'
import { problems } from '@zhixing/shared/problem'
import fc from 'fast-check'
import { ulid } from 'ulid'
import { arbitraryInput, mutatedInput } from '../../support/arbitrary-input'
import { aLearner, anAdministrator } from '../../support/identity/given'
import { guestToken, request, staffToken, tokenOf } from '../../support/request'

/** WeChat as a stranger's code meets it: no code is good. */
beforeAll(() => {
  wechatHttp.fetch = async () =>
    new Response(JSON.stringify({ errcode: 40029, errmsg: 'invalid code rid: 1-2-3' }))
})

const callers: Record<string, () => Promise<string | undefined>> = {
  nobody: async () => undefined,
  'a guest': () => guestToken(),
  'a learner nobody knows': () => tokenOf(ulid()),
  'a console without grants': () => staffToken(ulid()),
  'a learner of the roster': async () => (await aLearner()).token,
  'an administrator of everything': async () => (await anAdministrator()).token,
}

interface Outcome {
  status: number
  headers: Record<string, string>
  type: string | undefined
  problem: { title: string } | undefined
}

/** 200, 304, or a catalogued problem in Chinese; unavailable only where the contract says so. Never a 500. */
function isCatalogued(contract: Contract, { status, headers, type, problem }: Outcome) {
  if (status === 200 || status === 304) return
  expect([contract.path, type, (type ?? '') in problems]).toEqual([contract.path, type, true])
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(problem?.title).toMatch(/[\u4e00-\u9fff]/)
  if (status >= 500)
    expect([contract.path, contract.problems]).toEqual([contract.path, expect.arrayContaining([type])])
}

const raw: [string, string, string][] = [
  ['broken JSON', '{"a":', 'request/malformed'],
  ['a list', '[1,2]', 'request/malformed'],
  ['a number', '1e400', 'request/malformed'],
  ['a body of 70 kB', JSON.stringify({ a: 'x'.repeat(70_000) }), 'request/too-large'],
]

describe.each(
  contracts.map((entry) => [`${entry.contract.method} ${entry.contract.path}`, entry.contract] as const),
)('%s', (_, contract) => {
  test.each(Object.entries(callers))(
    'answers %s nothing but what is catalogued, whatever is sent',
    async (_name, callerOf) => {
      const token = await callerOf()
      await fc.assert(
        fc.asyncProperty(fc.oneof(arbitraryInput(contract), mutatedInput(contract)), async (input) => {
          isCatalogued(contract, await request(contract, input, { token }))
        }),
        { numRuns: 15 },
      )
    },
  )

  if (contract.access !== 'public') {
    test('401 without a token, with an expired one, with a forged one, with one of no algorithm', async () => {
      const input = fc.sample(arbitraryInput(contract), 1)[0] ?? {}
      const yesterday = new Date(Date.now() - 86_400_000)
      const good = (await tokenOf(ulid())) ?? ''
      const [, payload] = good.split('.')
      const none = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${payload}.x`
      for (const token of [
        undefined,
        await tokenOf(ulid(), { now: yesterday }),
        `${good.slice(0, -4)}AAAA`,
        none,
      ]) {
        expect([token, (await request(contract, input, { token })).status]).toEqual([token, 401])
      }
    })
  }

  if (contract.access === 'staff') {
    test('401 to a token of the mini-program: the console has tokens of its own', async () => {
      const input = fc.sample(arbitraryInput(contract), 1)[0] ?? {}
      expect((await request(contract, input, { token: await tokenOf(ulid()) })).status).toBe(401)
    })
  }

  if (!contract.media && (contract.method === 'POST' || contract.method === 'PUT')) {
    test.each(raw)('400 or 413 to %s', async (_name, body, type) => {
      const token =
        contract.access === 'guest'
          ? await guestToken()
          : contract.access === 'staff'
            ? await staffToken(ulid())
            : await tokenOf(ulid())
      const input = fc.sample(arbitraryInput(contract), 1)[0] ?? {}
      // A contract that takes longer bodies gets one that is too long for it as well.
      const sent =
        type === 'request/too-large' && contract.bodyBytesMax ? body.padEnd(contract.bodyBytesMax + 1) : body
      expect((await request(contract, input, { token, body: sent })).type).toBe(type)
    })

    test('400 invalid to a field the contract does not know, such as a completion or a number of seconds', async () => {
      const token =
        contract.access === 'guest'
          ? await guestToken()
          : contract.access === 'staff'
            ? await staffToken(ulid())
            : await tokenOf(ulid())
      const [input = {}] = fc.sample(arbitraryInput(contract), 1)
      const answer = await request(contract, { ...input, completed: true, creditedSeconds: 3600 }, { token })
      expect(answer.type).toBe('request/invalid')
    })
  }
})
