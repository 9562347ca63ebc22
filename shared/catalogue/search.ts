/** 检索不分全半角、大小写和空格多少: what two spellings of a word have in common. */
export const normaliseText = (text: string) =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

interface Findable {
  title: string
  teacher: string
  tags: readonly string[]
}

/** Every term, separated by spaces, has to stand in title, teacher or a tag. 0: it does not; 1: it does; 2: all of them in the title, which comes first. */
export function matchDegree({ title, teacher, tags }: Findable, q: string): 0 | 1 | 2 {
  const terms = normaliseText(q).split(' ').filter(Boolean)
  const inTitle = normaliseText(title)
  const anywhere = [inTitle, normaliseText(teacher), ...tags.map(normaliseText)]
  if (terms.every((term) => inTitle.includes(term))) return 2
  return terms.every((term) => anywhere.some((text) => text.includes(term))) ? 1 : 0
}
