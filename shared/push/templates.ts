import { announcementsPages } from '../announcements/pages'
import { minuteOf } from '../calendar'
import { charactersOf, toWellFormed } from '../characters'
import { cleanText } from '../typed-text'
import type { Channel, TemplateKey } from './contract'

/** The fields of the templates that a deployment chooses on the platform; the simulator offers the same. */
const fields = [
  { key: 'thing1', label: '通知标题' },
  { key: 'thing2', label: '发布单位' },
  { key: 'time3', label: '发布时间' },
  { key: 'thing4', label: '内容摘要' },
]

export interface MessageTemplate {
  channel: Channel
  key: TemplateKey
  title: string
  fields: { key: string; label: string }[]
}

export const messageTemplates: MessageTemplate[] = [
  { channel: 'templateMessage', key: 'announcement', title: '通知公告提醒', fields },
  { channel: 'subscribeMessage', key: 'announcement', title: '通知公告提醒', fields },
  { channel: 'subscribeMessage', key: 'newCourse', title: '新课上线提醒', fields },
]

export const subscribeTemplateTitle = (key: TemplateKey) =>
  messageTemplates.find((template) => template.channel === 'subscribeMessage' && template.key === key)
    ?.title ?? ''

const THING_MAX = 20 // characters, any mix

/**
 * The value of a `thing` field: one line of at most 20 characters; never empty, which WeChat refuses with
 * 47003.
 */
export function thingValue(text: string): string {
  const line = toWellFormed(cleanText(text)).replace(/\s+/g, ' ')
  if (!line) return '—'
  return scalarsOf(line) <= THING_MAX ? line : `${charactersWithin(line, THING_MAX - 1)}…`
}

const scalarsOf = (text: string) => [...text].length

/** As many whole characters as fit into so many Unicode scalars, which is what WeChat counts. */
function charactersWithin(text: string, scalarsMax: number): string {
  let taken = ''
  for (const character of charactersOf(text)) {
    if (scalarsOf(taken + character) > scalarsMax) break
    taken += character
  }
  return taken
}

/** What a message card shows of an announcement. */
export interface AnnouncementCard {
  announcementId: string
  title: string
  summary: string
  organisationName: string
  publishedAt: string
}

/** The `data` of a message, by the keys of the template's fields. */
export const fieldValues = ({
  title,
  organisationName,
  publishedAt,
  summary,
}: AnnouncementCard): Record<string, { value: string }> => ({
  thing1: { value: thingValue(title) },
  thing2: { value: thingValue(organisationName) },
  time3: { value: minuteOf(new Date(publishedAt)) },
  thing4: { value: thingValue(summary) },
})

/** The page that a tap on the card opens. */
export const cardPagePath = ({ announcementId }: Pick<AnnouncementCard, 'announcementId'>) =>
  `${announcementsPages.announcement}?announcementId=${announcementId}`
