import { expect, test } from '@jest/globals'
import { type Change, hashOfLine } from '@zhixing/functions/core/audit/change-line'
import { listChangesOf, listChangesOn } from '@zhixing/functions/core/audit/list-changes'
import { recordChange } from '@zhixing/functions/core/audit/record-change'
import { ulid } from 'ulid'

const NOW = new Date('2026-03-05T08:00:00.000Z')

const aChange = (more: Partial<Change> = {}): Change => ({
  kind: 'person',
  objectId: ulid(),
  title: '周文博',
  scope: `${ulid()}/${ulid()}/`,
  action: 'people/corrected',
  changeId: '1',
  at: NOW.toISOString(),
  byId: ulid(),
  by: '系统管理员',
  fields: [{ title: '姓名', before: '周文搏', after: '周文博' }],
  ...more,
})

test('H1 the changes of one object are a chain, newest first', async () => {
  const first = aChange()
  await recordChange(first, NOW)
  await recordChange({ ...first, changeId: '2', action: 'people/transferred' }, NOW)
  const { lines } = await listChangesOf(first, undefined)
  expect(lines.map(({ number, action }) => [number, action])).toEqual([
    [2, 'people/transferred'],
    [1, 'people/corrected'],
  ])
  const [newest, oldest] = lines
  expect(newest?.previousHash).toBe(oldest && hashOfLine(oldest))
  expect(oldest?.previousHash).toBe('')
})

test('a repeat of a change adds no line, also after later changes', async () => {
  const first = aChange()
  const second = { ...first, changeId: '2' }
  for (const change of [first, first, second, first, second]) await recordChange(change, NOW)
  expect((await listChangesOf(first, undefined)).lines).toHaveLength(2)
})

test('changes recorded at the same time each get a number of their own', async () => {
  const first = aChange()
  const changes = Array.from({ length: 5 }, (_, index) => ({ ...first, changeId: `${index}` }))
  await Promise.all(changes.map((change) => recordChange(change, NOW)))
  const { lines } = await listChangesOf(first, undefined)
  expect(lines.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1])
})

test('H2 the changes of a province on a day in Beijing come page by page, newest first', async () => {
  const province = ulid()
  const recordAt = (time: string) => recordChange(aChange({ scope: `${province}/` }), new Date(time))
  const onTheDay = ['2026-03-04T16:00:00.000Z', '2026-03-05T03:00:00.000Z', '2026-03-05T15:59:59.999Z']
  for (const time of ['2026-03-04T15:59:59.999Z', ...onTheDay, '2026-03-05T16:00:00.000Z'])
    await recordAt(time)
  const question = { province, day: '2026-03-05', limit: 2 }
  const page = await listChangesOn(question)
  const rest = await listChangesOn({ ...question, after: page.lastKey })
  const times = [...page.lines, ...rest.lines].map(({ recordedAt }) => recordedAt)
  expect(times).toEqual(onTheDay.toReversed())
  expect((await listChangesOn({ ...question, province: ulid() })).lines).toEqual([])
})
