import { beforeAll, describe, expect, test } from '@jest/globals'
import { wechatHttp } from '@zhixing/functions/core/wechat/request'
import { DAY_MS } from '@zhixing/shared/calendar'
import { getCourse } from '@zhixing/shared/catalogue/contract'
import { type Contract, problemsOf } from '@zhixing/shared/contract'
import { contracts } from '@zhixing/shared/modules'
import type { ProblemType } from '@zhixing/shared/problem'
import fc from 'fast-check'
import { ulid } from 'ulid'
import { arbitraryInput, mutatedInput } from '../../support/arbitrary-input'
import { aLearner, anAdministrator } from '../../support/identity/given'
import { type Answer, guestToken, request, staffToken, tokenOf } from '../../support/request'

/** WeChat refuses every code. */
beforeAll(() => {
  wechatHttp.fetch = async () =>
    new Response(JSON.stringify({ errcode: 40029, errmsg: 'invalid code rid: 1-2-3' }))
})

const callers: Record<string, () => Promise<string | undefined>> = {
  'a caller without a token': async () => undefined,
  'a guest': () => guestToken(),
  'a learner who is not stored': () => tokenOf(ulid()),
  'a console without grants': () => staffToken(ulid()),
  'a learner of the roster': async () => (await aLearner()).token,
  'an administrator of everything': async () => (await anAdministrator()).token,
}

/** Inputs for each endpoint, all callers together; `npm run fuzz` sends 20,000. */
const inputs = Number(process.env.FUZZ_INPUTS ?? 90)
const inputsOfCaller = Math.ceil(inputs / Object.keys(callers).length)
const TIMEOUT_MS = 60_000 + 20 * inputsOfCaller

/**
 * 200, 304, or a problem in Chinese; a 5xx only if the verb's own contract lists it. `request` checks that it
 * is listed.
 */
function expectGoodAnswer(contract: Contract, { status, headers, type, problem }: Answer<Contract>) {
  if (status === 200 || status === 304) return
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(problem?.title).toMatch(/[\u4e00-\u9fff]/)
  if (status >= 500)
    expect([contract.path, contract.problems]).toEqual([contract.path, expect.arrayContaining([type])])
}

const tokenFor = ({ access }: Contract) => {
  if (access === 'guest') return guestToken()
  return access === 'staff' ? staffToken(ulid()) : tokenOf(ulid())
}
const anInputFor = (contract: Contract) => fc.sample(arbitraryInput(contract), 1)[0] ?? {}

const malformedBodies: [string, string, string][] = [
  ['broken JSON', '{"a":', 'request/malformed'],
  ['a list', '[1,2]', 'request/malformed'],
  ['a number', '1e400', 'request/malformed'],
  ['a body of 70 kB', JSON.stringify({ a: 'x'.repeat(70_000) }), 'request/too-large'],
]

describe.each(
  contracts.map((entry) => [`${entry.contract.method} ${entry.contract.path}`, entry.contract] as const),
)('%s', (_, contract) => {
  test.each(Object.entries(callers))(
    'answers %s with 200 or a problem of its contract, for valid and hostile input',
    async (_name, callerOf) => {
      const token = await callerOf()
      const input = fc.oneof(arbitraryInput(contract), mutatedInput(contract))
      const property = fc.asyncProperty(input, async (each) => {
        expectGoodAnswer(contract, await request(contract, each, { token }))
      })
      await fc.assert(property, { numRuns: inputsOfCaller })
    },
    TIMEOUT_MS,
  )

  if (contract.access !== 'public') {
    test('401 without a token, with an expired one, a forged one, and one without algorithm', async () => {
      const input = anInputFor(contract)
      const expired = await tokenOf(ulid(), { now: new Date(Date.now() - DAY_MS) })
      const valid = await tokenOf(ulid())
      const [, payload] = valid.split('.')
      const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')
      for (const token of [undefined, expired, `${valid.slice(0, -4)}AAAA`, `${header}.${payload}.x`])
        expect([token, (await request(contract, input, { token })).status]).toEqual([token, 401])
    })
  }

  if (contract.access === 'staff') {
    test('401 with a token of the mini-program: the console has its own', async () => {
      const token = await tokenOf(ulid())
      expect((await request(contract, anInputFor(contract), { token })).status).toBe(401)
    })
  }

  if (!contract.media && (contract.method === 'POST' || contract.method === 'PUT')) {
    test.each(malformedBodies)('400 or 413 for %s', async (_name, body, type) => {
      const { bodyBytesMax } = contract
      const sent = type === 'request/too-large' && bodyBytesMax ? body.padEnd(bodyBytesMax + 1) : body
      const options = { token: await tokenFor(contract), body: sent }
      expect((await request(contract, anInputFor(contract), options)).type).toBe(type)
    })

    test('400 invalid for an unknown field, such as a completion or a number of seconds', async () => {
      const input = { ...anInputFor(contract), completed: true, creditedSeconds: 3600 }
      const answer = await request(contract, input, { token: await tokenFor(contract) })
      expect(answer.type).toBe('request/invalid')
    })
  }
})

describe('control: a problem that its contract does not list', () => {
  const missing = { courseId: ulid() }
  const withoutProblems: Contract = { ...getCourse, problems: [] }

  test('fails the request of a test with a sentence that says where to add it', async () => {
    const { token } = await aLearner()
    const listed = await request(getCourse, missing, { token })
    expect(problemsOf(getCourse)).toContain(listed.type as ProblemType)
    await expect(request(withoutProblems, missing, { token })).rejects.toThrow(
      `GET ${getCourse.path} answered ${listed.type}: add it to the problems of its contract`,
    )
  })
})
