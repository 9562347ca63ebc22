/** 检索不分全半角、大小写和空格多少。 */
export const normaliseText = (text: string) =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

interface Findable {
  title: string
  teacher: string
  tags: readonly string[]
}

/**
 * 2 if the title has every term of the query, 1 if title, teacher and tags have them, else 0. Terms are
 * separated by spaces.
 */
export function matchDegree({ title, teacher, tags }: Findable, q: string): 0 | 1 | 2 {
  const terms = normaliseText(q).split(' ').filter(Boolean)
  const inTitle = normaliseText(title)
  const anywhere = [inTitle, normaliseText(teacher), ...tags.map(normaliseText)]
  if (terms.every((term) => inTitle.includes(term))) return 2
  return terms.every((term) => anywhere.some((text) => text.includes(term))) ? 1 : 0
}
