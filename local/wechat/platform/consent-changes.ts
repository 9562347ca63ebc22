import { eventChanges } from '../callbacks/callback-changes'
import { consentKey, findConsent } from './consents'
import { openidOf } from './ids'
import { getPerson } from './people'
import type { Platform } from './platform'
import type { Consent, StoreChange } from './records'
import type { AppSettings } from './settings'

/** An answer to the popup. `ban` and `filter` are WeChat's own, for templates that it does not ask for. */
export type ConsentAnswer = 'accept' | 'reject' | 'ban' | 'filter'
export type ConsentAnswers = Record<string, ConsentAnswer>

/** The changes that store a person's answers by template id. Each accept allows one more message. */
export function consentChanges(
  platform: Platform,
  openid: string,
  answers: ConsentAnswers,
  always: boolean,
): StoreChange[] {
  return Object.entries(answers).flatMap(([templateId, answer]): StoreChange[] => {
    if (answer !== 'accept' && answer !== 'reject') return []
    const before = findConsent(platform, openid, templateId)?.left ?? 0
    const left = answer === 'accept' ? before + 1 : before
    const consent: Consent = { left, answer, ...(always && { always }) }
    return [['credits', consentKey(openid, templateId), consent]]
  })
}

/**
 * Switches one template, or all subscribe messages, on or off in the phone's settings. WeChat reports to
 * the app only that something was switched off.
 */
export function switchConsent(
  platform: Platform,
  app: AppSettings,
  personId: string,
  { on, templateId }: { on: boolean; templateId?: string },
) {
  const person = getPerson(platform, personId)
  const openid = openidOf(app.appid, personId)
  const answer = on ? 'accept' : 'reject'
  // A template that was switched off is not asked for again; switched on, it is asked for at the next popup.
  const change: StoreChange = templateId
    ? ['credits', consentKey(openid, templateId), { left: 0, answer, always: !on }]
    : ['people', personId, { ...person, mainSwitchOff: !on }]
  const templateIds = templateId ? [templateId] : app.templates.map((template) => template.templateId)
  const List = templateIds.map((TemplateId) => ({ TemplateId, SubscribeStatusString: 'reject' }))
  const event = { SubscribeMsgChangeEvent: { List } }
  const report = on ? [] : eventChanges(platform, app, personId, 'subscribe_msg_change_event', event)
  platform.store.commit(change, ...report)
  platform.notifyUi({ kind: 'person', personId })
}
