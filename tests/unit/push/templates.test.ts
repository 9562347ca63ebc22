import { describe, expect, test } from '@jest/globals'
import { fieldValues, messageTemplates, thingValue } from '@zhixing/shared/push/templates'

describe('the fields of a message', () => {
  test.each([
    ['一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
    ['一二三四五六七八九十一二三四五六七八九十一', '一二三四五六七八九十一二三四五六七八九…'],
    ['  两行\n文字\t与制表符 ', '两行 文字 与制表符'],
    ['\u0007 ', '—'],
    ['', '—'],
    ['😀'.repeat(21), `${'😀'.repeat(19)}…`],
  ])('a thing field shows %j as %j', (text, value) => {
    expect(thingValue(text)).toBe(value)
  })
  test('every template gets exactly its fields', () => {
    const card = {
      announcementId: 'A',
      title: 't',
      summary: 's',
      organisationName: 'o',
      publishedAt: '2026-03-02T00:30:00.000Z',
    }
    const values = fieldValues(card)
    for (const { fields } of messageTemplates)
      expect(Object.keys(values)).toEqual(fields.map(({ key }) => key))
    expect(values.time3).toEqual({ value: '2026-03-02 08:30' })
  })
})
