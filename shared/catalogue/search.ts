import { toSearchText } from '../typed-text'

interface Findable {
  title: string
  teacher: string
  tags: readonly string[]
}

/**
 * 2 if the title contains every term of the query, 1 if title, teacher and tags together do, else 0. Terms
 * are separated by spaces.
 */
export function matchDegree({ title, teacher, tags }: Findable, q: string): 0 | 1 | 2 {
  const terms = toSearchText(q).split(' ').filter(Boolean)
  const titleText = toSearchText(title)
  const texts = [titleText, toSearchText(teacher), ...tags.map(toSearchText)]
  if (terms.every((term) => titleText.includes(term))) return 2
  return terms.every((term) => texts.some((text) => text.includes(term))) ? 1 : 0
}
