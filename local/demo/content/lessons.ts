import media from '../media/media.json'
import type { ArticleBlock, DemoLesson } from './demo-course'

type More = Pick<DemoLesson, 'chapter' | 'optional' | 'questions'>
type Stem = keyof typeof media

/** An article lesson from plain text: `## ` opens a heading, `> ` a quote, `- ` a list entry, anything else is a paragraph. */
export function article(title: string, text: string, more: More = {}): DemoLesson {
  const body = blocks(text)
  return { title, kind: 'article', lengthSeconds: readingSeconds(body), body, ...more }
}

/** A lesson with a file. Its length is the probed one, cut to a whole second, so that it cannot differ from what plays. */
export function recorded(
  kind: 'video' | 'shortVideo' | 'audio',
  stem: Stem,
  title: string,
  more: More = {},
): DemoLesson {
  return { title, kind, lengthSeconds: Math.floor(media[stem].lengthSeconds), media: stem, ...more }
}

/** A document has no length of its own; its reading time is what its maker stated. */
export function printed(stem: Stem, title: string, more: More = {}): DemoLesson {
  return {
    title,
    kind: 'document',
    lengthSeconds: Math.floor(media[stem].lengthSeconds),
    media: stem,
    ...more,
  }
}

/** Blank lines separate nothing: every line is a block of its own, and neighbouring list entries make one list. */
export function blocks(text: string): ArticleBlock[] {
  const body: ArticleBlock[] = []
  for (const line of text.split('\n').map((each) => each.trim())) {
    const last = body.at(-1)
    if (line === '') continue
    if (line.startsWith('## ')) body.push({ kind: 'heading', text: line.slice(3) })
    else if (line.startsWith('> ')) body.push({ kind: 'quote', text: line.slice(2) })
    else if (!line.startsWith('- ')) body.push({ kind: 'paragraph', text: line })
    else if (last?.kind === 'list') last.entries.push(line.slice(2))
    else body.push({ kind: 'list', entries: [line.slice(2)] })
  }
  return body
}

const CHARACTERS_PER_MINUTE = 350

/** Between one and three minutes: a learner who reads slowly is never asked for more than the text holds. */
function readingSeconds(body: ArticleBlock[]): number {
  const characters = body.reduce(
    (sum, block) => sum + (block.kind === 'list' ? block.entries.join('') : block.text).length,
    0,
  )
  return Math.min(180, Math.max(60, Math.round((characters / CHARACTERS_PER_MINUTE) * 60)))
}
