import { describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/push/contract'
import { ulid } from 'ulid'
import { openCollege } from '../../support/push/colleges'
import { type College, now, queue, templateId } from '../../support/push/given'
import { anEvent, sendCallback, signedCallback } from '../../support/push/signed-callback'
import { drainQueue } from '../../support/push/when'
import { guestToken, request } from '../../support/request'

describe('followers and consents', () => {
  const drainCallbacks = async (it: College) => {
    it.simulator.tick()
    await it.simulator.whenIdle()
    await drainQueue()
  }
  test('200 one accept that client and WeChat report repeatedly is one consent, and switching off voids it', async () => {
    const it = await openCollege()
    const [personId = ''] = it.addPeople(1)
    const token = await guestToken(it.simulator.openidOf(it.mini, personId), now())
    const consents = async () =>
      (await request(contract.listSubscriptions, {}, { token, now: now() })).body.templates[0]?.consents
    const requestId = ulid(now().getTime())
    it.simulator.consent(personId, [templateId.subscribe ?? ''])
    await it.reportConsent(personId, templateId.subscribe, requestId)
    await drainCallbacks(it)
    await it.reportConsent(personId, templateId.subscribe, requestId)
    expect(await consents()).toBe(1)
    await it.reportConsent(personId, 'a template of another app')
    expect(await consents()).toBe(1)
    const off = {
      kind: 'event',
      app: 'miniProgram',
      openid: it.simulator.openidOf(it.mini, personId),
      tries: 0,
    }
    const List = { TemplateId: templateId.subscribe, SubscribeStatusString: 'reject' }
    const fields = { SubscribeMsgChangeEvent: { List } }
    it.passTime(1)
    queue.sent.push({
      message: { ...off, event: 'subscribe_msg_change_event', at: now().toISOString(), fields },
      delaySeconds: 0,
    })
    await drainQueue()
    expect(await consents()).toBe(0)
  })
  test('200 acceptWithForcePush counts as an accept, in a report and in an event', async () => {
    const it = await openCollege()
    const [reporter = '', popup = ''] = it.addPeople(2).map((id) => it.simulator.openidOf(it.mini, id))
    const consentsOf = async (openid: string) => {
      const token = await guestToken(openid, now())
      return (await request(contract.listSubscriptions, {}, { token, now: now() })).body.templates[0]
        ?.consents
    }
    const results = [{ templateId: templateId.subscribe ?? '', answer: 'acceptWithForcePush' }]
    const token = await guestToken(reporter, now())
    await request(contract.subscribe, { requestId: ulid(now().getTime()), results }, { token, now: now() })
    expect(await consentsOf(reporter)).toBe(1)
    const List = { TemplateId: templateId.subscribe, SubscribeStatusString: 'acceptWithForcePush' }
    await sendCallback(
      signedCallback(anEvent({ FromUserName: popup, Event: 'subscribe_msg_popup_event', List }), {
        id: it.mini,
      }),
    )
    await drainQueue()
    expect(await consentsOf(popup)).toBe(1)
  })
  test('401 unauthenticated without a token', async () => {
    const report = { requestId: ulid(), results: [{ templateId: 'x', answer: 'accept' as const }] }
    expect((await request(contract.listSubscriptions, {}, {})).type).toBe('identity/unauthenticated')
    expect((await request(contract.subscribe, report, {})).type).toBe('identity/unauthenticated')
  })
})
