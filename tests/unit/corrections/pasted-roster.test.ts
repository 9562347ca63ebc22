import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parseRoster } from '../../../console/src/corrections/declaration/pasted-roster'

const pasted = (name: string) =>
  readFileSync(new URL(`../../vectors/typed-text/declaration-${name}`, import.meta.url), 'utf8')
const chen = { rosterCode: '91000003', name: '陈新雨' }
const zhou = { rosterCode: '91000002', name: '周文博' }

describe('a pasted list', () => {
  test('from a sheet with number, organisation and phone beside code and name', () => {
    expect(parseRoster(pasted('five-columns.tsv'))).toEqual([chen])
  })
  test('with a running number in front', () => {
    expect(parseRoster(pasted('with-serial-column.tsv'))).toEqual([chen, zhou])
  })
  test('with what Excel makes of numbers', () => {
    const lines = parseRoster(pasted('excel-artefacts.txt'))
    expect(lines).toEqual(lines.map(() => chen))
    expect(lines).toHaveLength(5)
  })

  test.each([
    ['code first', '91000003\t陈新雨'],
    ['name first', '陈新雨\t91000003'],
    ['name first, organisation after', '陈新雨\t91000003\t长沙县'],
    ['a comma', '陈新雨，91000003'],
    ['spaces and full width', ' ９１０００００３　 陈新雨 '],
    ['a space within a name', '91000003 陈 新雨'],
    ['a day of birth before it', '19850101\t91000003\t陈新雨'],
    ['an ID number and a phone', '430121198501010011\t15400000003\t91000003\t陈新雨'],
    ['brackets', '陈新雨(91000003)'],
    ['headings in another order', '单位\t姓名\t电话\t学员编号\n长沙县\t陈新雨\t15400000003\t91000003'],
    ['a title above the headings and a total below', '春季班名单\n编号\t姓名\n91000003\t陈新雨\n合计\t1'],
  ])('with %s', (_, text) => expect(parseRoster(text)).toEqual([chen]))

  test('the column with the heading is the name, whatever stands beside the code', () => {
    const text = '学员编号\t单位\t姓名\n91000003\t岳麓街\t陈新雨'
    expect(parseRoster(text)).toEqual([chen])
  })
  test('a line without a code stays, so that the check names it', () => {
    expect(parseRoster('陈新雨\t1234567')).toEqual([{ rosterCode: '', name: '陈新雨 1234567' }])
  })
  test('nothing pasted is no line', () => expect(parseRoster(' \n\t\n')).toEqual([]))
})
