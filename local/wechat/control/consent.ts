import { randomUUID } from 'node:crypto'
import { creditKey } from '../api/subscribe-message'
import { eventChanges } from '../callbacks/callbacks'
import { personOf } from '../platform/people'
import { openidOf, type World } from '../platform/platform'
import type { Credit } from '../platform/records'
import type { AppSettings, TemplateSettings } from '../platform/settings'
import type { Change } from '../platform/store'

export type ConsentAnswer = 'accept' | 'reject' | 'ban' | 'filter'

export interface Popup {
  popupId: string
  personId: string
  appid: string
  templates: { templateId: string; title: string; fields: string[] }[]
  answers?: Record<string, ConsentAnswer>
}

/** What requestSubscribeMessage does next: fail, answer at once, or ask. */
export type Asked =
  | { errCode: number; errMsg: string }
  | { answers: Record<string, ConsentAnswer> }
  | { popup: Popup }

const TEMPLATES_MAX = 5

/** The popups that are open on some phone; a restart closes them, as it would close the app. */
export function createConsents(world: World) {
  const popups = new Map<string, Popup>()

  return {
    ask(app: AppSettings, personId: string, templateIds: string[]): Asked {
      const person = personOf(world, personId)
      const failure = failureOf(app, templateIds)
      if (failure) return failure
      if (person.mainSwitchOff) return fail(20004, 'The main switch is switched off')
      const openid = openidOf(app.appid, personId)
      const templates = templateIds.map(
        (templateId) => app.templates.find((one) => one.templateId === templateId)!,
      )
      const settled = Object.fromEntries(
        templates.flatMap((template) => settledAnswer(world, openid, template)),
      )
      const open = templates.filter(({ templateId }) => !settled[templateId])
      if (!open.length) {
        // Under 总是保持以上选择 nothing is shown, yet every accept is one more consent.
        world.store.commit(...creditChanges(world, openid, settled, true))
        return { answers: settled }
      }
      const shown = open.map(({ templateId, title, fields }) => ({
        templateId,
        title,
        fields: fields.map(({ label }) => label),
      }))
      const popup: Popup = { popupId: randomUUID(), personId, appid: app.appid, templates: shown }
      popups.set(popup.popupId, popup)
      world.tell({ kind: 'popup', personId })
      return { popup }
    },

    /** The person's answer; what is not named is refused. Answers twice change nothing. */
    answer(popupId: string, accepted: string[], always: boolean): Popup | undefined {
      const popup = popups.get(popupId)
      const app = popup && world.apps.get(popup.appid)
      if (!popup || !app || popup.answers) return popup
      const answers: Record<string, ConsentAnswer> = Object.fromEntries(
        popup.templates.map(({ templateId }) => [
          templateId,
          accepted.includes(templateId) ? 'accept' : 'reject',
        ]),
      )
      popup.answers = answers
      const openid = openidOf(app.appid, popup.personId)
      const List = Object.entries(answers).map(([TemplateId, SubscribeStatusString]) => ({
        TemplateId,
        SubscribeStatusString,
        PopupScene: 0,
      }))
      world.store.commit(
        ...creditChanges(world, openid, answers, always),
        ...eventChanges(world, app, popup.personId, 'subscribe_msg_popup_event', {
          SubscribeMsgPopupEvent: { List },
        }),
      )
      world.tell({ kind: 'popup', personId: popup.personId })
      return popup
    },

    popup: (popupId: string) => popups.get(popupId),
    openOf: (personId: string) =>
      [...popups.values()].filter((popup) => popup.personId === personId && !popup.answers),
    clear: () => popups.clear(),
  }
}

export type Consents = ReturnType<typeof createConsents>

/** Switching off, altogether or one template, is told to the app; switching on is not. */
export function switchConsent(
  world: World,
  app: AppSettings,
  personId: string,
  { on, templateId }: { on: boolean; templateId?: string },
) {
  const person = personOf(world, personId)
  const openid = openidOf(app.appid, personId)
  const ids = templateId ? [templateId] : app.templates.map((template) => template.templateId)
  const List = ids.map((TemplateId) => ({ TemplateId, SubscribeStatusString: 'reject' }))
  const stored: Change[] = templateId
    ? [['credits', creditKey(openid, templateId), { left: 0, answer: on ? 'accept' : 'reject', always: !on }]]
    : [['people', personId, { ...person, mainSwitchOff: !on }]]
  const told = on
    ? []
    : eventChanges(world, app, personId, 'subscribe_msg_change_event', { SubscribeMsgChangeEvent: { List } })
  world.store.commit(...stored, ...told)
  world.tell({ kind: 'person', personId })
}

const fail = (errCode: number, reason: string) => ({
  errCode,
  errMsg: `requestSubscribeMessage:fail ${reason}`,
})

function failureOf(app: AppSettings, templateIds: string[]) {
  if (!templateIds.length) return fail(10001, "TmplIds can't be empty")
  if (templateIds.length > TEMPLATES_MAX) return fail(20003, 'Templates count out of max bounds')
  const templates = templateIds.map((templateId) =>
    app.templates.find((one) => one.templateId === templateId),
  )
  if (templates.some((template) => !template))
    return fail(20001, 'No template data return, verify the template id exist')
  if (new Set(templates.map((template) => Boolean(template?.lasting))).size > 1)
    return fail(20002, 'Templates type must be same')
  return undefined
}

function settledAnswer(world: World, openid: string, template: TemplateSettings): [string, ConsentAnswer][] {
  if (template.banned) return [[template.templateId, 'ban']]
  const credit = world.store.all.credits.get(creditKey(openid, template.templateId))
  return credit?.always ? [[template.templateId, credit.answer]] : []
}

function creditChanges(
  world: World,
  openid: string,
  answers: Record<string, ConsentAnswer>,
  always: boolean,
): Change[] {
  return Object.entries(answers).flatMap(([templateId, answer]): Change[] => {
    if (answer !== 'accept' && answer !== 'reject') return []
    const key = creditKey(openid, templateId)
    const left = (world.store.all.credits.get(key)?.left ?? 0) + (answer === 'accept' ? 1 : 0)
    const credit: Credit = { left, answer, ...(always && { always }) }
    return [['credits', key, credit]]
  })
}
