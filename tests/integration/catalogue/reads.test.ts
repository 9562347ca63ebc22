import { expect, test } from '@jest/globals'
import { invalidateCardPages } from '@zhixing/functions/catalogue/store/cards'
import { clock } from '@zhixing/functions/core/clock'
import * as contract from '@zhixing/shared/catalogue/contract'
import { aPublishedCourse } from '../../support/catalogue/given'
import { countReadUnits } from '../../support/engine/interrupt'
import { request } from '../../support/request'

const titles = [
  '基层治理中的依法行政',
  '政府信息公开实务',
  '行政复议法要点解读',
  '数字政府建设与一网通办',
  '公文写作：请示与报告',
  '防汛值班与信息报送',
]

test('a page of twenty costs half a read unit the first time and none for a minute', async () => {
  const tags = ['依法行政', '基层', '公务员']
  const numbers = Array.from({ length: 20 }, (_, n) => n)
  await Promise.all(
    numbers.map((n) =>
      aPublishedCourse({ categoryId: 'provincial-conditions', title: `${titles[n % 6]}（${n}）`, tags }),
    ),
  )
  invalidateCardPages()
  const page = () =>
    request(contract.listCourses, { categoryId: 'provincial-conditions', order: 'mostStudied' })
  const cold = await countReadUnits(async () => expect((await page()).body.courses).toHaveLength(20))
  const warm = await countReadUnits(page)
  expect([cold, warm]).toEqual([0.5, 0])
  const { now } = clock
  clock.now = () => new Date(now().getTime() + 61_000)
  try {
    expect(await countReadUnits(page)).toBe(0.5)
  } finally {
    clock.now = now
  }
}, 30_000)

test('a course costs one read unit at most the first time, and none after', async () => {
  const { courseId } = await aPublishedCourse()
  const course = () => request(contract.getCourse, { courseId })
  expect(await countReadUnits(course)).toBeLessThanOrEqual(1)
  expect(await countReadUnits(course)).toBe(0)
})
