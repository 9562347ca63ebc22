import type { TemplateKey } from '@zhixing/shared/push/contract'
import * as z from 'zod'
import type { PublishedAnnouncement } from '../../announcements/api'
import { environment } from '../../core/environment'

const TemplateIds = z.object({
  templateMessage: z.object({ announcement: z.string() }),
  subscribeMessage: z.object({ announcement: z.string(), newCourse: z.string() }),
})

let cached: z.infer<typeof TemplateIds> | undefined

function templateIds() {
  cached ??= TemplateIds.parse(JSON.parse(environment.templateIds))
  return cached
}

/** The templates that ask for consent, with their template ids. */
export const listSubscribeTemplates = (): [TemplateKey, string][] =>
  Object.entries(templateIds().subscribeMessage) as [TemplateKey, string][]

export const isSubscribeTemplate = (templateId: string) =>
  listSubscribeTemplates().some(([, known]) => known === templateId)

export const templateMessageId = (): string => templateIds().templateMessage.announcement

export const subscribeTemplateIdFor = ({ facts }: PublishedAnnouncement): string =>
  templateIds().subscribeMessage[facts.topic === 'newCourse' ? 'newCourse' : 'announcement']
