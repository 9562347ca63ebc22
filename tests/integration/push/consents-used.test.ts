import { describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/push/contract'
import { colleges, openCollege } from '../../support/push/colleges'
import { copyOfLearner, now, templateId } from '../../support/push/given'
import { drainQueue } from '../../support/push/when'
import { guestToken, request } from '../../support/request'

const consentBell = { templateMessage: false, subscribeMessage: true }

describe('a campaign', () => {
  test('M3 and M4 one consent of each person with consents is used, and no other', async () => {
    const { addPeople, consent, publish, fetchReport, messageCounts, simulator, mini } = await openCollege()
    const [once = '', twice = '', never = ''] = addPeople(3)
    // None of them is bound, so the test copies a learner of the city into the rows of their consents.
    const { changeConsents } = await import('@zhixing/functions/push/store/consents')
    const city = colleges.at(-1)?.city.orgPath ?? ''
    await consent(once)
    for (let n = 0; n < 2; n++) await consent(twice)
    for (const personId of [once, twice]) {
      await changeConsents(
        templateId.subscribe ?? '',
        simulator.openidOf(mini, personId),
        (list) => [...list],
        copyOfLearner(city, now().toISOString()),
      )
    }
    const { announcementId } = await publish(consentBell)
    await drainQueue()
    expect(Object.fromEntries(messageCounts('subscribeMessage'))).toEqual({ [once]: 1, [twice]: 1 })
    expect((await fetchReport(announcementId)).channels).toMatchObject([
      { recipients: 2, ends: { delivered: 2 } },
    ])
    const token = await guestToken(simulator.openidOf(mini, twice), now())
    const { body } = await request(contract.listSubscriptions, {}, { token, now: now() })
    expect(body.templates.map(({ key, consents }) => [key, consents])).toEqual([
      ['announcement', 1],
      ['newCourse', 0],
    ])
    expect(messageCounts('subscribeMessage').has(never)).toBe(false)
  })
})
