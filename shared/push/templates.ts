import { announcementsPages } from '../announcements/pages'
import { minuteOf } from '../calendar'
import type { Channel, TemplateKey } from './contract'

/** The fields as the platform names them in the chosen templates; whoever sets a deployment up (or simulates the platform) chooses templates of this shape. */
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

export const templateTitle = (key: TemplateKey) =>
  messageTemplates.find((template) => template.channel === 'subscribeMessage' && template.key === key)
    ?.title ?? ''

const THING_MAX = 20 // characters, any mix

/** What a `thing` holds: one line of at most 20 characters, never empty (an empty field is refused with 47003). */
export function thing(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters and line breaks are what the platform refuses
  const characters = [...text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim()]
  if (!characters.length) return '—'
  return characters.length <= THING_MAX
    ? characters.join('')
    : `${characters.slice(0, THING_MAX - 1).join('')}…`
}

interface Told {
  announcementId: string
  title: string
  summary: string
  organisationName: string
  publishedAt: string
}

export const fieldValues = ({
  title,
  organisationName,
  publishedAt,
  summary,
}: Told): Record<string, { value: string }> => ({
  thing1: { value: thing(title) },
  thing2: { value: thing(organisationName) },
  time3: { value: minuteOf(new Date(publishedAt)) },
  thing4: { value: thing(summary) },
})

/** What a tap on the card opens. */
export const pageOf = ({ announcementId }: Told) =>
  `${announcementsPages.announcement}?announcementId=${announcementId}`
