import type { Platform } from './platform'
import type { Consent } from './records'

export const consentKey = (openid: string, templateId: string) => `${openid} ${templateId}`

export const findConsent = (platform: Platform, openid: string, templateId: string): Consent | undefined =>
  platform.store.all.credits.get(consentKey(openid, templateId))
