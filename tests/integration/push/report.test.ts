import { describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/push/contract'
import { aLearner, anAdministrator } from '../../support/identity/given'
import { openCollege } from '../../support/push/colleges'
import { now } from '../../support/push/given'
import { request, staffToken } from '../../support/request'

const both = { templateMessage: true, subscribeMessage: true }

describe('the delivery report', () => {
  test('403 forbidden without a grant, 404 not-found outside the scope, 401 unauthenticated without a token', async () => {
    const { publish } = await openCollege()
    const { announcementId } = await publish(both)
    const learner = await aLearner()
    const otherAdministrator = await anAdministrator('publisher')
    const typeFor = async (token: string | undefined) =>
      (await request(contract.getReport, { announcementId }, { token, now: now() })).type
    expect(await typeFor(undefined)).toBe('identity/unauthenticated')
    expect(await typeFor(await staffToken(learner.learnerId, now()))).toBe('request/forbidden')
    expect(await typeFor(await staffToken(otherAdministrator.learnerId, now()))).toBe(
      'announcements/not-found',
    )
  })
})
