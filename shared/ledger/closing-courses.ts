import type { RequirementProgress } from './requirement-progress'
import { toHundredths } from './rules'

/** A course that the learner can still complete. */
export interface OpenCourse {
  courseId: string
  title: string
  requirement: 'required' | 'elective'
  studyHours: number
}

export interface ClosingCourses {
  courses: OpenCourse[]
  /** Study hours that are still missing when all of them are completed. */
  remainingHours: number
}

const COURSES_MAX = 5

const sumInHundredths = (courses: readonly OpenCourse[]) =>
  courses.reduce((sum, { studyHours }) => sum + toHundredths(studyHours), 0)

/**
 * The first of these courses that close a requirement: those of a part that is missing, then any that
 * help, until nothing is missing or five are chosen. `openCourses`: in the order of recommendation.
 */
export function chooseClosingCourses(
  { parts, remainingHours }: RequirementProgress,
  openCourses: readonly OpenCourse[],
): ClosingCourses {
  const chosen: OpenCourse[] = []
  const addUntil = (missing: () => number, isSuitable: (course: OpenCourse) => boolean) => {
    for (const course of openCourses) {
      if (missing() <= 0 || chosen.length === COURSES_MAX) return
      if (isSuitable(course) && !chosen.includes(course)) chosen.push(course)
    }
  }
  for (const part of parts) {
    const isOfPart = ({ requirement }: OpenCourse) => requirement === part.requirement
    const missingOfPart = () => toHundredths(part.remainingHours) - sumInHundredths(chosen.filter(isOfPart))
    addUntil(missingOfPart, isOfPart)
  }
  const usefulOf = (courses: readonly OpenCourse[]) => usefulInHundredths(parts, remainingHours, courses)
  const missingOfWhole = () => toHundredths(remainingHours) - usefulOf(chosen)
  addUntil(missingOfWhole, (course) => usefulOf([...chosen, course]) > usefulOf(chosen))
  return { courses: chosen, remainingHours: Math.max(0, missingOfWhole()) / 100 }
}

/**
 * What these courses take off the missing hours. Hours missing in a part can only be closed by courses of
 * that part; the rest of the missing hours by any.
 */
function usefulInHundredths(
  parts: RequirementProgress['parts'],
  remainingHours: number,
  chosen: readonly OpenCourse[],
): number {
  const missingOfParts = parts.reduce((sum, part) => sum + toHundredths(part.remainingHours), 0)
  const forParts = parts.reduce((sum, part) => {
    const ofPart = chosen.filter(({ requirement }) => requirement === part.requirement)
    return sum + Math.min(toHundredths(part.remainingHours), sumInHundredths(ofPart))
  }, 0)
  const forTheRest = Math.min(
    toHundredths(remainingHours) - missingOfParts,
    sumInHundredths(chosen) - forParts,
  )
  return forParts + forTheRest
}
