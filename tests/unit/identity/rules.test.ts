import { expect, test } from '@jest/globals'
import { cursorOf, openCursor } from '@zhixing/functions/core/http/cursor'
import {
  describeBrowser,
  findRepeatedRosterRows,
  isBlankRow,
  maskPhone,
  rosterRowReasons,
} from '@zhixing/shared/identity/rules'
import { toComparableName } from '@zhixing/shared/typed-text'
import fc from 'fast-check'
import { ulid } from 'ulid'

test('a cursor opens for its own question, and unchanged, and for nothing else', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.string(), fc.nat(), (question, other, key, at) => {
      const lastKey = { pk: key, sk: 'x' }
      const cursor = cursorOf(question, lastKey) ?? ''
      expect(openCursor(question, cursor)).toEqual(lastKey)
      if (JSON.stringify(other) !== JSON.stringify(question))
        expect(() => openCursor(other, cursor)).toThrow('request/cursor-invalid')
      const place = at % (cursor.length - 1)
      const changed = `${cursor.slice(0, place)}${cursor[place] === 'A' ? 'B' : 'A'}${cursor.slice(place + 1)}`
      expect(() => openCursor(question, changed)).toThrow('request/cursor-invalid')
    }),
  )
})

test.each([
  ['王小明', ' 王 小　明 ', true],
  ['阿依古丽·买买提', '阿依古丽买买提', true],
  ['Ａｎｎ', 'ann', true],
  ['王小明', '王小朋', false],
])('on the roster %s and %s: the same name is %s', (one, other, same) => {
  expect(toComparableName(one) === toComparableName(other)).toBe(same)
})

test('of a phone number three and four digits are shown', () =>
  expect(maskPhone('15412345678')).toBe('154****5678'))

test.each([
  [{}, true],
  [null, true],
  [{ name: ' ', phone: null }, true],
  ['', true],
  [{ name: '王' }, false],
  [0, false],
  [[{ toString: '' }], false], // a value that cannot become text is not blank and throws nothing
])('a row %j is blank: %s', (row, blank) => expect(isBlankRow(row)).toBe(blank))

test.each<[string, Parameters<typeof rosterRowReasons>[0], string[]]>([
  ['a phone number that is none', [{ path: ['phone'] }], ['手机号应为 1 开头的 11 位数字']],
  ['two faults of one field', [{ path: ['name'] }, { path: ['name'] }], ['姓名应为 1 至 40 个字']],
  [
    'seven columns nobody asked for',
    [{ path: [], keys: ['甲', '乙', '丙', '丁', '戊', '己', '庚'] }],
    ['有不认识的列：甲、乙、丙、丁、戊'],
  ],
  ['a field of no known title', [{ path: ['other'] }], ['这一行无法识别']],
  ['nothing that is a row', [{ path: [] }], ['这一行无法识别']],
])('a row with %s is refused with each reason once', (_, issues, reasons) => {
  expect(rosterRowReasons(issues)).toEqual(reasons)
})

test('the later row that repeats a code or a number is named, with the earlier one', () => {
  const row = (rosterCode: string, phone?: string) => ({
    name: '王',
    rosterCode,
    phone,
    jobLevel: 'clerk' as const,
    organisationId: ulid(),
  })
  expect(
    findRepeatedRosterRows([row('1', 'a'), undefined, row('1'), row('2', 'a'), row('3'), row('4')]),
  ).toEqual([undefined, undefined, '学员编号与第 1 行重复', '手机号与第 1 行重复', undefined, undefined])
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', 'Windows · Chrome 浏览器'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0', 'Windows · Edge 浏览器'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18.0 Safari/605.1', 'macOS · Safari 浏览器'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0', 'Linux · Firefox 浏览器'],
  ['curl/8', '未知浏览器'],
])('%s is shown as %s', (userAgent, shown) => expect(describeBrowser(userAgent)).toBe(shown))
