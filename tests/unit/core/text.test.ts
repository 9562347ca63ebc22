import { afterEach, describe, expect, test } from '@jest/globals'
import { CourseFacts } from '@zhixing/shared/catalogue/contract'
import { Course } from '@zhixing/shared/catalogue/course'
import {
  charactersOf,
  firstCharacters,
  initialOf,
  isWellFormed,
  lastCharacters,
} from '@zhixing/shared/characters'
import { draftText, optionalText, PersonName, Phone, RosterCode, text } from '@zhixing/shared/text'
import { cleanText, toComparableName } from '@zhixing/shared/typed-text'
import fc from 'fast-check'
import { anyText } from '../../support/arbitrary-text'

const FAMILY = '👨\u200d👩\u200d👧'
const ACCENT = 'e\u0301'
const FLAG = '🇨🇳'

describe.each([
  ['with Intl.Segmenter', Intl.Segmenter],
  ['on a phone without it', undefined],
])('characters %s', (_, segmenter) => {
  const { Segmenter } = Intl
  const choose = (chosen: unknown) => Object.assign(Intl, { Segmenter: chosen })
  afterEach(() => void choose(Segmenter))

  test('are what people see', () => {
    choose(segmenter)
    expect(charactersOf(`𠮷${FAMILY}${ACCENT}${FLAG}${FLAG}好`)).toEqual([
      '𠮷',
      FAMILY,
      ACCENT,
      FLAG,
      FLAG,
      '好',
    ])
  })

  test('are never cut apart', () => {
    choose(segmenter)
    expect(firstCharacters('一二三四五六七八九十一𠮷好', 12)).toBe('一二三四五六七八九十一𠮷')
    expect(lastCharacters(`签到表${FAMILY}.pdf`, 5)).toBe(`${FAMILY}.pdf`)
    expect(['𠮷田', '㐱', '䶮明', `${FAMILY}家`, ''].map(initialOf)).toEqual(['𠮷', '㐱', '䶮', FAMILY, ''])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (typed, charactersMax) => {
        expect(isWellFormed(firstCharacters(typed, charactersMax))).toBe(true)
      }),
    )
  })
})

describe('a text', () => {
  test.each([
    ['\u000b from Word is a line break', '一\u000b二', '一\n二'],
    ['of another direction is written in its own', '通\u202e知\u202c', '通知'],
    ['loses invisible characters', '\ufeff通\u200b知\u00ad\u0000', '通知'],
    ['keeps an emoji of several parts', `好${FAMILY}`, `好${FAMILY}`],
    ['keeps the variant of a character', '葛\u{e0100}', '葛\u{e0100}'],
  ])('%s', (_, given, stored) => expect(text(20).parse(given)).toBe(stored))

  test.each([
    ['half a character', '半\ud83d'],
    ['nothing to see', '\u200b\u3000\u2800\u3164'],
    ['a character too many', '字'.repeat(21)],
    ['hundreds of marks on one character', `e${'\u0301'.repeat(400)}`],
  ])('is refused in Chinese for %s', (_, given) => {
    const { error } = text(20).safeParse(given)
    expect(error?.issues).toHaveLength(1)
    expect(error?.issues[0]?.message).toMatch(/[\u4e00-\u9fff]/)
  })

  test('counts as people do: twenty families are twenty characters', () =>
    expect(text(20).safeParse(FAMILY.repeat(20)).success).toBe(true))

  test('may be absent where it is optional, also as null or blank', () => {
    for (const given of [undefined, null, '', ' ', '\u200b'])
      expect(optionalText(20).parse(given)).toBeUndefined()
    expect(optionalText(20).parse(' 有 ')).toBe('有')
  })

  test('is stable: what was stored is read as it was, and a draft is what is published', () => {
    fc.assert(
      fc.property(anyText(40), (typed) => {
        const draft = draftText(40).safeParse(typed)
        if (!draft.success) return
        expect(draft.data).toBe(cleanText(draft.data))
        expect(isWellFormed(draft.data)).toBe(true)
        const published = text(40).safeParse(draft.data)
        if (published.success) expect(published.data).toBe(draft.data)
        else expect(published.error.issues[0]?.message).toBe('请填写内容')
      }),
      { numRuns: 2000 },
    )
  })
})

test('every text that a course draft takes, its publication takes', () => {
  const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
  const lesson = { kind: 'video', lengthSeconds: 60, lessonId: id } as const
  fc.assert(
    fc.property(fc.array(anyText(12), { minLength: 6, maxLength: 6 }), (texts) => {
      const [title = '', teacher, teacherTitle, summary, tag = '', chapter] = texts
      const draft = CourseFacts.safeParse({
        title: `课${title}`,
        teacher: `王${teacher}`,
        teacherTitle: `师${teacherTitle}`,
        summary: `介${summary}`,
        categoryId: 'law',
        requirement: 'required',
        subject: 'general',
        jobLevels: [],
        tags: [tag],
        lessons: [{ ...lesson, title: `一${title}`, chapter }],
      })
      if (!draft.success) return
      const course = {
        ...draft.data,
        courseId: id,
        courseVersion: 1,
        lengthSeconds: 60,
        studyHours: 1,
        policyId: 'p',
        publishedAt: '2026-11-23T00:00:00.000Z',
        studied: 0,
      }
      expect(Course.safeParse(course).error).toBeUndefined()
    }),
    { numRuns: 2000 },
  )
})

describe('what people type is normalised before it is compared or stored', () => {
  test.each(['97000003 ', '９７００００03', '9700-0003', '\u200b97000003', '‘97000003’'])(
    'code %j',
    (typed) => expect(RosterCode.parse(typed)).toBe('97000003'),
  )
  test.each([
    '15400090011',
    '+8615400090011',
    '8615400090011',
    '0086 154 0009 0011',
    '154-0009-0011',
    '\u202d15400090011\u202c',
    '１５４０００９００１１',
    '\u00a015400090011',
  ])('phone %j', (typed) => expect(Phone.parse(typed)).toBe('15400090011'))
  test.each([
    ['张　三', '张三'],
    ['钟零宽\u200b', '钟零宽'],
    ['钟左右\u200e', '钟左右'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽 ・ 买买提', '阿依古丽·买买提'],
    ['阿依古丽．买买提', '阿依古丽·买买提'],
    ['Anna  Maria', 'Anna Maria'],
  ])('name %j', (typed, stored) => expect(PersonName.parse(typed)).toBe(stored))
  test('a name of invisible characters is none', () =>
    expect(PersonName.safeParse('\u200b\u200b').success).toBe(false))

  test('every form of the middle dot is the same in a name', () => {
    for (const dot of ['·', '•', '‧', '∙', '⋅', '・', '･', '․', '.', '．', '᛫', 'ᐧ', '⸱', '⸳', '', ' '])
      expect([dot, toComparableName(`买买提${dot}江`)]).toEqual([dot, '买买提江'])
  })
})
