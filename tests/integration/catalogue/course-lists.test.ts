import { expect, test } from '@jest/globals'
import { invalidateCardPages } from '@zhixing/functions/catalogue/store/cards'
import { deleteSearchText } from '@zhixing/functions/catalogue/store/search-texts'
import { tallyRegistrations } from '@zhixing/functions/catalogue/tally'
import * as contract from '@zhixing/shared/catalogue/contract'
import { jobLevels } from '@zhixing/shared/identity/role'
import { ulid } from 'ulid'
import { aDraftLesson, aPublishedCourse, withdrawFromCatalogue } from '../../support/catalogue/given'
import { request } from '../../support/request'

/** A word that no other test searches for. */
const aWord = () => `词${ulid().slice(-10).toLowerCase()}`

test('C5 200 pages of twenty, newest first, each course once', async () => {
  const categoryId = 'health'
  const made: string[] = []
  for (let n = 0; n < 45; n++) {
    const now = new Date(Date.UTC(2026, 0, 1, 0, n))
    made.push((await aPublishedCourse({ categoryId, title: `第 ${n} 门` }, { now })).courseId)
  }
  invalidateCardPages()
  const seen: string[] = []
  const sizes: number[] = []
  let cursor: string | undefined
  do {
    const { body } = await request(contract.listCourses, { categoryId, ...(cursor && { cursor }) })
    seen.push(...body.courses.map(({ courseId }) => courseId))
    sizes.push(body.courses.length)
    cursor = body.cursor
  } while (cursor)
  expect(seen).toEqual(made.reverse())
  expect(sizes).toEqual([20, 20, 5])
})

test('400 cursor-invalid for the cursor of another list and for a forged one', async () => {
  for (let n = 0; n < 21; n++) await aPublishedCourse({ categoryId: 'integrity' })
  invalidateCardPages()
  const { cursor } = (await request(contract.listCourses, { categoryId: 'integrity' })).body
  expect(cursor).toBeDefined()
  for (const input of [
    { categoryId: 'law', cursor },
    { cursor },
    { categoryId: 'integrity', cursor: `${cursor?.slice(0, -3)}abc` },
  ]) {
    expect(await request(contract.listCourses, input)).toMatchObject({
      status: 400,
      type: 'request/cursor-invalid',
    })
  }
})

test('200 a search matches title, teacher and tags in any width, case and spacing; full title matches first, then the newest', async () => {
  const word = aWord()
  const at = (minute: number) => ({ now: new Date(Date.UTC(2026, 1, 1, 0, minute)) })
  const byTag = await aPublishedCourse({ title: '甲', tags: [word.slice(0, 12)] }, at(5))
  const byTitle = await aPublishedCourse({ title: `ＡI 与${word}入门`, tags: [] }, at(1))
  const newer = await aPublishedCourse({ title: `${word}  进阶 ai`, tags: [] }, at(2))
  await aPublishedCourse({ title: '无关' }, at(6))
  invalidateCardPages()
  const found = async (q: string) =>
    (await request(contract.listCourses, { q })).body.courses.map(({ courseId }) => courseId)
  expect(await found(word.toUpperCase())).toEqual([newer.courseId, byTitle.courseId, byTag.courseId])
  expect(await found(`${word} Ai`)).toEqual([newer.courseId, byTitle.courseId])
  expect(await found(`${word}　入门`)).toEqual([byTitle.courseId])
  expect(await found(`${word} 没有这个词`)).toEqual([])
})

test('C10 200 a search finds words of summary, lessons and level, synonyms and pinyin; a withdrawn course no longer', async () => {
  const word = aWord()
  const facts = { title: `${word}之一`, summary: `介绍${word}的办法`, jobLevels: ['bureau' as const] }
  const lessons = [aDraftLesson({ title: '重庆的防汛经验' })]
  const { courseId } = await aPublishedCourse({ ...facts, lessons })
  const other = await aPublishedCourse({ title: `${word}之二`, summary: '别的' })
  const found = async (q: string) => {
    invalidateCardPages()
    const { courses } = (await request(contract.listCourses, { q: `${word} ${q}` })).body
    return courses.map((each) => each.courseId)
  }
  for (const q of ['介绍', '防汛经验', '防汛 办法', '厅局级', '防洪', 'chongqing', 'fxjy'])
    expect([q, await found(q)]).toEqual([q, [courseId]])
  for (const q of ['防汛 财政', '县处级', 'shanghai']) expect([q, await found(q)]).toEqual([q, []])
  await deleteSearchText(courseId) // as a course that was published before has none
  expect([await found('防汛经验'), await found('之一')]).toEqual([[], [courseId]])
  await tallyRegistrations(new Date())
  expect(await found('防汛经验')).toEqual([courseId])
  await withdrawFromCatalogue(courseId)
  expect([await found('防汛经验'), await found('之二')]).toEqual([[], [other.courseId]])
})

test('200 filters by requirement and job level, in pages', async () => {
  const word = aWord()
  const required = await aPublishedCourse({ title: word, requirement: 'required', jobLevels: ['bureau'] })
  const elective = await aPublishedCourse({ title: word, requirement: 'elective', jobLevels: [] })
  for (let n = 0; n < 25; n++) await aPublishedCourse({ title: `多页${word}`, jobLevels: ['clerk'] })
  invalidateCardPages()
  const ids = async (input: object) =>
    (await request(contract.listCourses, { q: word, ...input })).body.courses.map(({ courseId }) => courseId)
  expect(await ids({ requirement: 'elective' })).toEqual([elective.courseId])
  expect(await ids({ jobLevel: 'bureau' })).toEqual([elective.courseId, required.courseId])
  const first = (await request(contract.listCourses, { q: word, jobLevel: 'clerk' })).body
  const { cursor } = first
  const rest = (await request(contract.listCourses, { q: word, jobLevel: 'clerk', cursor })).body
  expect([first.courses.length, rest.courses.length, rest.cursor]).toEqual([20, 6, undefined])
  expect(new Set([...first.courses, ...rest.courses].map(({ courseId }) => courseId)).size).toBe(26)
  expect(jobLevels).toContain('clerk')
})
