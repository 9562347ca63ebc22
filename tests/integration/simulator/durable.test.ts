import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { openStore } from '@zhixing/local/wechat/platform/store'
import { account, aPlatform, notice } from '../../support/wechat-platform'

const folder = mkdtempSync(join(tmpdir(), 'wechat-simulator-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('after a kill acknowledged changes are there, and a line that was cut short is ignored', async () => {
  const file = join(folder, 'journal')
  const before = await aPlatform({ file })
  before.simulator.follow('a')
  before.simulator.consent('a', ['subscribe-announcement'])
  const body = { touser: before.followerId('a'), template_id: 'template-announcement', data: notice }
  await before.call(`/cgi-bin/message/template/send?access_token=${before.accountToken}`, body)
  const code = before.simulator.createLoginCode('a')
  appendFileSync(file, '[["people","x",{"personId":"x"') // killed while writing; nothing is closed

  const { simulator, call, accountToken } = await aPlatform({ file })
  expect([
    simulator.isFollower('a'),
    simulator.consentsLeft('a', 'subscribe-announcement'),
    accountToken,
  ]).toEqual([true, 1, before.accountToken])
  expect(simulator.sentMessages({ personId: 'a' })).toMatchObject([
    { channel: 'templateMessage', values: { thing1: '开班通知' } },
  ])
  expect(
    simulator
      .searchPeople('', 50)
      .map(({ personId }) => personId)
      .sort(),
  ).toEqual(['a', 'b', 'c'])
  expect(simulator.platform.store.all.codes.has(code)).toBe(true)
  await call(`/cgi-bin/message/template/send?access_token=${accountToken}`, body)
  const sequences = simulator.sentMessages().map(({ sequence }) => sequence)
  expect(new Set(sequences).size).toBe(2)
  const third = await aPlatform({ file })
  expect(third.simulator.sentMessages()).toHaveLength(2)
})

test('after a restart a new fault does not replace one that is kept', async () => {
  const file = join(folder, 'faults')
  const fault = { path: '/cgi-bin/user/get', kind: 'busy' as const }
  const before = await aPlatform({ file })
  const kept = before.simulator.addFault(fault)

  const { simulator } = await aPlatform({ file })
  const added = simulator.addFault(fault)
  expect([...simulator.platform.store.all.faults.keys()]).toEqual([kept.sequence, added.sequence])
})

test('the journal is compacted and keeps the last value of each record', async () => {
  const file = join(folder, 'long')
  const store = openStore(file)
  for (let count = 1; count <= 20_500; count += 1) store.commit(['usage', 'a', { count }])
  store.close()
  const again = openStore(file)
  expect(again.all.usage.get('a')).toEqual({ count: 20_500 })
  again.close()
})

test('ten thousand people are added within a second', async () => {
  const { simulator } = await aPlatform({ file: join(folder, 'many') })
  const people = Array.from({ length: 10_000 }, (_, index) => ({
    personId: `m${index}`,
    nickname: `学员${index}`,
    phone: `154${index}`,
  }))
  const started = performance.now()
  simulator.addPeople(people)
  simulator.followQuietly(people.map(({ personId }) => personId))
  expect(performance.now() - started).toBeLessThan(1000)
  expect(simulator.searchPeople('学员9999').map(({ personId }) => personId)).toEqual(['m9999'])
  expect(simulator.unionidOf(account.appid, 'm1')).toMatch(/^o[\w-]{27}$/)
})

test('a reset deletes all records, also from the journal', async () => {
  const file = join(folder, 'reset')
  const { simulator } = await aPlatform({ file })
  simulator.follow('a')
  await simulator.app.request('/_sim/reset', { method: 'POST' })
  expect([simulator.searchPeople(''), simulator.isFollower('a')]).toEqual([[], false])
  expect((await aPlatform({ file })).simulator.isFollower('a')).toBe(false)
})
