/** 检索不分全半角、大小写和空格多少。 */
export const normaliseText = (text: string) =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

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
  const terms = normaliseText(q).split(' ').filter(Boolean)
  const titleText = normaliseText(title)
  const texts = [titleText, normaliseText(teacher), ...tags.map(normaliseText)]
  if (terms.every((term) => titleText.includes(term))) return 2
  return terms.every((term) => texts.some((text) => text.includes(term))) ? 1 : 0
}
