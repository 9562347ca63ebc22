import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import mediaList from '../media/media.json'
import type { DemoLesson, MediaStem } from './demo-course'

type LessonOptions = Pick<DemoLesson, 'chapter' | 'optional' | 'questions'>

/** An article lesson from the plain text that `parseBlocks` reads. */
export function article(title: string, text: string, options: LessonOptions = {}): DemoLesson {
  const body = parseBlocks(text)
  return { title, kind: 'article', lengthSeconds: readingSeconds(body), body, ...options }
}

/**
 * A lesson with a media file. Its length is the measured one, rounded down, so that all of it can be
 * played.
 */
export const recording = (
  kind: 'video' | 'shortVideo' | 'audio',
  media: MediaStem,
  title: string,
  options: LessonOptions = {},
): DemoLesson => ({ title, kind, lengthSeconds: wholeSeconds(media), media, ...options })

/** A document to read or print; its length is the reading time. */
export const printed = (media: MediaStem, title: string, options: LessonOptions = {}): DemoLesson => ({
  title,
  kind: 'document',
  lengthSeconds: wholeSeconds(media),
  media,
  ...options,
})

const wholeSeconds = (media: MediaStem) => Math.floor(mediaList[media].lengthSeconds)

/**
 * Each line is a block: `## ` a heading, `> ` a quote, else a paragraph. Neighbouring `- ` lines form one
 * list.
 */
export function parseBlocks(text: string): ArticleBlock[] {
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
const READING_SECONDS = { min: 60, max: 180 }

/** Reading time within limits, so that a slow reader is never asked for more than the text holds. */
function readingSeconds(body: ArticleBlock[]): number {
  const texts = body.map((block) => (block.kind === 'list' ? block.entries.join('') : block.text))
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const seconds = Math.round((characters / CHARACTERS_PER_MINUTE) * 60)
  return Math.min(READING_SECONDS.max, Math.max(READING_SECONDS.min, seconds))
}
