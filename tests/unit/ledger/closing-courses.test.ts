import { describe, expect, test } from '@jest/globals'
import { chooseClosingCourses, type OpenCourse } from '@zhixing/shared/ledger/closing-courses'
import { partWords } from '../../../miniprogram/src/components/study/requirements/requirement-words'

type Part = OpenCourse['requirement']

const aCourse = (title: string, requirement: Part, studyHours: number): OpenCourse => ({
  courseId: title,
  title,
  requirement,
  studyHours,
})
const aPart = (requirement: Part, remainingHours: number) => ({
  requirement,
  neededHours: 56,
  achievedHours: 56 - remainingHours,
  remainingHours,
})

/** The titles that are chosen and what is missing after them. */
function choose(missing: { whole: number; required?: number; elective?: number }, courses: OpenCourse[]) {
  const parts = [aPart('required', missing.required ?? 0), aPart('elective', missing.elective ?? 0)]
  const requirement = { parts, remainingHours: missing.whole } as Parameters<typeof chooseClosingCourses>[0]
  const chosen = chooseClosingCourses(requirement, courses)
  return [chosen.courses.map(({ title }) => title).join(''), chosen.remainingHours]
}

const courses = [
  aCourse('甲', 'elective', 2),
  aCourse('乙', 'required', 1),
  aCourse('丙', 'required', 1.5),
  aCourse('丁', 'elective', 0.25),
]

describe('the courses that close a requirement', () => {
  test.each([
    ['nothing is missing', { whole: 0 }, courses, '', 0],
    ['any course will do', { whole: 1.5 }, courses, '甲', 0],
    ['required hours are missing', { whole: 2, required: 2 }, courses, '乙丙', 0],
    ['required hours and others are missing', { whole: 3, required: 1 }, courses, '乙甲', 0],
    ['too many required hours close the rest too', { whole: 2, required: 1.5 }, courses.slice(1), '乙丙', 0],
    ['electives cannot close a required part', { whole: 3, required: 3 }, courses, '乙丙', 0.5],
    ['there is no course', { whole: 3 }, [], '', 3],
    [
      'more than five would be needed',
      { whole: 9 },
      [...'一二三四五六'].map((title) => aCourse(title, 'elective', 1)),
      '一二三四五',
      4,
    ],
  ])('when %s', (_, missing, open, titles, remainingHours) => {
    expect(choose(missing, open)).toEqual([titles, remainingHours])
  })

  test('each part names its target and what is missing', () => {
    expect(partWords(aPart('required', 16))).toBe('必修 40 / 56 学时，还差 16')
    const withoutMinimum = { requirement: 'elective' as const, achievedHours: 20, remainingHours: 0 }
    expect(partWords(withoutMinimum)).toBe('选修 20 学时，没有单独要求')
  })
})
