import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import type { LessonKind } from '@zhixing/shared/catalogue/course'
import type { JobLevel } from '@zhixing/shared/identity/role'
import type mediaList from '../media/media.json'

/** Name of a media file without its extension. */
export type MediaStem = keyof typeof mediaList

export interface DemoLesson {
  title: string
  chapter?: string
  kind: LessonKind
  lengthSeconds: number
  media?: MediaStem
  body?: ArticleBlock[]
  optional?: true
  questions?: DemoQuestion[]
}

export interface DemoQuestion {
  question: string
  options: string[]
  /** Index of the right option. */
  answer: number
  afterSeconds?: number
}

export interface DemoCourse {
  slug: string
  title: string
  teacher: string
  teacherTitle: string
  categoryId: string
  requirement: 'required' | 'elective'
  subject: 'general' | 'professional'
  jobLevels: JobLevel[] // empty = all
  tags: string[]
  summary: string
  publishedDaysAgo: number
  presence?: { everyMinutes: number }
  lessons: DemoLesson[]
}
