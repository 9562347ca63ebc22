import * as z from 'zod'
import { text } from '../text'

/** Articles and announcements are blocks of plain text, so that no HTML has to be sanitised. */
export const ArticleBlock = z.union([
  z.strictObject({
    kind: z.enum(['heading', 'paragraph', 'quote']),
    text: text(4000),
  }),
  z.strictObject({
    kind: z.literal('list'),
    entries: z.array(text(1000)).min(1).max(50),
  }),
])
export type ArticleBlock = z.infer<typeof ArticleBlock>
