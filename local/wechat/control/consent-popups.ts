import { randomUUID } from 'node:crypto'
import { eventChanges } from '../callbacks/callback-changes'
import { type ConsentAnswers, consentChanges } from '../platform/consent-changes'
import { findConsent } from '../platform/consents'
import { openidOf } from '../platform/ids'
import { getPerson } from '../platform/people'
import type { Platform } from '../platform/platform'
import type { AppSettings, TemplateSettings } from '../platform/settings'

/** A popup that asks for consent to subscribe messages. */
export interface ConsentPopup {
  popupId: string
  personId: string
  appid: string
  templates: { templateId: string; title: string; fields: string[] }[]
  answers?: ConsentAnswers
}

interface ConsentFailure {
  errCode: number
  errMsg: string
}

/** What requestSubscribeMessage leads to: a failure, answers given before, or a popup. */
export type ConsentRequestResult = ConsentFailure | { answers: ConsentAnswers } | { popup: ConsentPopup }

const TEMPLATES_MAX = 5

/** The popups on all phones. A restart closes them, as it would close the app. */
export function createConsentPopups(platform: Platform) {
  const popups = new Map<string, ConsentPopup>()

  /** What `wx.requestSubscribeMessage` does on a person's phone. */
  const request = (app: AppSettings, personId: string, templateIds: string[]): ConsentRequestResult => {
    const person = getPerson(platform, personId)
    const failure = findFailure(app, templateIds)
    if (failure) return failure
    if (person.mainSwitchOff) return fail(20004, 'The main switch is switched off')
    const openid = openidOf(app.appid, personId)
    const templates = templateIds.flatMap((templateId) => findTemplate(app, templateId) ?? [])
    const known = knownAnswers(platform, openid, templates)
    const unanswered = templates.filter(({ templateId }) => !known[templateId])
    if (!unanswered.length) {
      // With 总是保持以上选择 no popup is shown, and each accept still counts as one consent.
      platform.store.commit(...consentChanges(platform, openid, known, true))
      return { answers: known }
    }
    const popup = createPopup(app, personId, unanswered)
    popups.set(popup.popupId, popup)
    platform.notifyUi({ kind: 'popup', personId })
    return { popup }
  }

  /** Answers a popup: accepts these templates and rejects the others. A second answer changes nothing. */
  const answer = (popupId: string, accepted: string[], always: boolean): ConsentPopup | undefined => {
    const popup = popups.get(popupId)
    const app = popup && platform.apps.get(popup.appid)
    if (!popup || !app || popup.answers) return popup
    const answers: ConsentAnswers = Object.fromEntries(
      popup.templates.map(({ templateId }) => [
        templateId,
        accepted.includes(templateId) ? 'accept' : 'reject',
      ]),
    )
    popup.answers = answers
    const { personId } = popup
    const List = Object.entries(answers).map(([TemplateId, SubscribeStatusString]) => ({
      TemplateId,
      SubscribeStatusString,
      PopupScene: 0,
    }))
    const event = { SubscribeMsgPopupEvent: { List } }
    platform.store.commit(
      ...consentChanges(platform, openidOf(app.appid, personId), answers, always),
      ...eventChanges(platform, app, personId, 'subscribe_msg_popup_event', event),
    )
    platform.notifyUi({ kind: 'popup', personId })
    return popup
  }

  return {
    request,
    answer,
    find: (popupId: string) => popups.get(popupId),
    listOpen: (personId: string) =>
      [...popups.values()].filter((popup) => popup.personId === personId && !popup.answers),
    clear: () => popups.clear(),
  }
}

export type ConsentPopups = ReturnType<typeof createConsentPopups>

const createPopup = (app: AppSettings, personId: string, templates: TemplateSettings[]): ConsentPopup => ({
  popupId: randomUUID(),
  personId,
  appid: app.appid,
  templates: templates.map(({ templateId, title, fields }) => ({
    templateId,
    title,
    fields: fields.map(({ label }) => label),
  })),
})

const fail = (errCode: number, reason: string): ConsentFailure => ({
  errCode,
  errMsg: `requestSubscribeMessage:fail ${reason}`,
})

const findTemplate = (app: AppSettings, wantedId: string) =>
  app.templates.find(({ templateId }) => templateId === wantedId)

function findFailure(app: AppSettings, templateIds: string[]): ConsentFailure | undefined {
  if (!templateIds.length) return fail(10001, "TmplIds can't be empty")
  if (templateIds.length > TEMPLATES_MAX) return fail(20003, 'Templates count out of max bounds')
  const templates = templateIds.map((templateId) => findTemplate(app, templateId))
  if (templates.some((template) => !template))
    return fail(20001, 'No template data return, verify the template id exist')
  const areMixed = new Set(templates.map((template) => Boolean(template?.lasting))).size > 1
  return areMixed ? fail(20002, 'Templates type must be same') : undefined
}

/** The answers that need no popup: a banned template, and one with 总是保持以上选择. */
function knownAnswers(platform: Platform, openid: string, templates: TemplateSettings[]): ConsentAnswers {
  const answers: ConsentAnswers = {}
  for (const { templateId, banned } of templates) {
    const consent = findConsent(platform, openid, templateId)
    if (banned) answers[templateId] = 'ban'
    else if (consent?.always) answers[templateId] = consent.answer
  }
  return answers
}
