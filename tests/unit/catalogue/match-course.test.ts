import { describe, expect, test } from '@jest/globals'
import { matchDegree, toSearchedCourse } from '@zhixing/functions/catalogue/search/match-course'
import { areReadIn } from '@zhixing/functions/catalogue/search/read-in'
import { toReadings } from '@zhixing/functions/core/pinyin/readings'

const course = toSearchedCourse({
  title: '基层 AI 与依法行政',
  teacher: '周敏',
  tags: ['行政复议'],
  otherTexts: ['从一件小事讲到大额资金。', '县处级'],
  lessonTitles: ['重庆的做法', '防汛值守'],
})

test.each<[string, string, 0 | 1 | 2]>([
  ['a part of the title', '依法', 2],
  ['words of the title in another order', '行政 基层', 2],
  ['full width and other case', 'ＡＩ', 2],
  ['the teacher', '周敏', 1],
  ['a tag', '复议', 1],
  ['the summary', '大额资金', 1],
  ['a lesson', '重庆', 1],
  ['a job level', '县处级', 1],
  ['one word in the title, one in a tag', '依法 复议', 1],
  ['one word in a lesson, one in the summary', '重庆 小事', 1],
  ['one word nowhere', '依法 财政', 0],
  ['a word that means the same', '防洪', 1],
  ['a word that means the same, and one nowhere', '防洪 财政', 0],
  ['the title by pinyin', 'xingzheng', 2],
  ['the title by pinyin that is not finished', 'yifaxingzh', 2],
  ['the title by initials', 'yfxz', 2],
  ['the other reading of a character', 'chongqing', 1],
  ['the teacher by initials and a word', 'zm 依法', 1],
  ['pinyin of the summary, which would sound like anything', 'xiaoshi', 0],
  ['letters that are read nowhere', 'caizheng', 0],
  ['one letter', 'y', 0],
])('a search for %s', (_, q, degree) => {
  expect(matchDegree(course, q)).toBe(degree)
})

describe('pinyin', () => {
  test.each<[string, string, boolean]>([
    ['xingzheng', '依法行政', true],
    ['xzh', '行政', false],
    ['ingzheng', '行政', false],
    ['zhengcaiwu', '行政', false],
    ['nvtongzhi', '女同志', true],
    ['changsha', '长沙', true],
    ['xian', '西安', true],
    ['zhouzhe', '周喆', true],
    ['gw', 'PPT 与公文', true],
    ['gw', '', false],
  ])('%s in %s: %s', (letters, text, isRead) => {
    expect(areReadIn(letters, toReadings(text))).toBe(isRead)
  })
})
