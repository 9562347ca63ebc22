import { toSearchText } from '@zhixing/shared/typed-text'
import { type Readings, toReadings } from '../../core/pinyin/readings'
import { areReadIn } from './read-in'
import { synonymsOf } from './synonyms'

interface Findable {
  title: string
  teacher: string
  tags: readonly string[]
  /** Of the course: its summary, and the titles of the job levels it is for. */
  otherTexts?: readonly string[]
  lessonTitles?: readonly string[]
}

/** A course as it is searched: normalised once, searched often. */
export interface SearchedCourse {
  title: string
  texts: readonly string[]
  titleReadings: Readings
  readings: readonly Readings[]
}

export const toSearchedCourse = ({
  title,
  teacher,
  tags,
  otherTexts = [],
  lessonTitles = [],
}: Findable): SearchedCourse => ({
  title: toSearchText(title),
  texts: [title, teacher, ...tags, ...otherTexts, ...lessonTitles].map(toSearchText),
  titleReadings: toReadings(title),
  readings: [title, teacher, ...tags, ...lessonTitles].map(toReadings), // a summary would sound like anything
})

/**
 * 2 if the title has every word of the query, 1 if the course has, else 0. Words are separated by spaces; one
 * is there as it is written, by a word that means the same, or by its pinyin or initials.
 */
export function matchDegree(course: SearchedCourse, q: string): 0 | 1 | 2 {
  const words = toSearchText(q).split(' ').filter(Boolean)
  const isInTitle = words.every((word) => hasWord(word, [course.title], [course.titleReadings]))
  if (isInTitle) return 2
  return words.every((word) => hasWord(word, course.texts, course.readings)) ? 1 : 0
}

/** A single letter would sound like half of all courses. */
const PINYIN = /^[a-z]{2,}$/

const hasWord = (word: string, texts: readonly string[], readings: readonly Readings[]): boolean =>
  synonymsOf(word).some((each) => texts.some((text) => text.includes(each))) ||
  (PINYIN.test(word) && readings.some((each) => areReadIn(word, each)))
