import { beforeEach, expect, test } from '@jest/globals'
import { listChangesOfObject } from '@zhixing/shared/audit/contract'
import * as contract from '@zhixing/shared/grants/contract'
import { getLearner } from '@zhixing/shared/identity/contract'
import { aGrantOffice } from '../../support/grants/given'
import { anEnrolledHolder, sendFactorReset } from '../../support/grants/second-factor'
import { anAdministrator, anOrganisation, grantRoleTo } from '../../support/identity/given'
import { aConfirmedSignIn, enrolSecondFactor } from '../../support/identity/second-factor'
import { request } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())

const inAMinute = () => new Date(Date.now() + 60_000)

test('200 a reset switches the factor off, signs its holder out, is logged, and leaves the role', async () => {
  const office = await aGrantOffice()
  const holder = await anEnrolledHolder(office)
  const seen = (await request(contract.getGrant, { grantId: holder.grantId }, office.security)).body
  expect(seen).toMatchObject({ hasSecondFactor: true, actions: ['end', 'resetSecondFactor'] })
  const reset = (await sendFactorReset(office.security, holder)).body
  expect(reset).toMatchObject({ state: 'active', hasSecondFactor: false, actions: ['end'] })
  const { consoleToken: token } = holder
  expect((await request(getLearner, {}, { token })).type).toBe('identity/unauthenticated')
  const { signedIn } = (await (await aConfirmedSignIn(holder, inAMinute())).collect()).body
  expect(signedIn?.learner?.grants.map(({ role }) => role)).toEqual(['editor'])
  const object = { kind: 'grant' as const, objectId: holder.grantId }
  const [last] = (await request(listChangesOfObject, object, office.auditor)).body.changes
  expect(last).toMatchObject({ actionTitle: '重置动态口令', comment: '手机丢失' })
})

test('200 a repeat leaves the factor that the holder has enrolled since', async () => {
  const office = await aGrantOffice()
  const holder = await anEnrolledHolder(office)
  await sendFactorReset(office.security, holder)
  await enrolSecondFactor(holder, inAMinute())
  expect((await sendFactorReset(office.security, holder)).body.hasSecondFactor).toBe(true)
})

test('409 no-second-factor · 403 forbidden for other duties, own-role for the holder', async () => {
  const office = await aGrantOffice()
  const holder = await anEnrolledHolder(office)
  for (const by of [office.system, office.auditor])
    expect((await sendFactorReset(by, holder)).type).toBe('request/forbidden')
  const { body } = await sendFactorReset(office.security, holder)
  expect((await sendFactorReset(office.security, body)).type).toBe('grants/no-second-factor')
  const { organisationId } = office.organisation
  await enrolSecondFactor(office.security, new Date())
  const own = { grantId: `${office.security.learnerId}-security-${organisationId}`, revision: 1 }
  expect((await sendFactorReset(office.security, own)).type).toBe('grants/own-role')
})

test('403 wider-role in a county for a person with a role over the province; control: the province may', async () => {
  const office = await aGrantOffice()
  const holder = await anEnrolledHolder(office)
  const county = await anOrganisation(office.organisation)
  const ofCounty = await anAdministrator('security', county)
  await grantRoleTo(holder.learnerId, 'approver', county.organisationId)
  const inCounty = { grantId: `${holder.learnerId}-approver-${county.organisationId}`, revision: 1 }
  const { body } = await request(contract.getGrant, { grantId: inCounty.grantId }, ofCounty)
  expect(body.actions).toEqual(['end'])
  expect((await sendFactorReset(ofCounty, inCounty)).type).toBe('grants/wider-role')
  expect((await sendFactorReset(office.security, inCounty)).body.hasSecondFactor).toBe(false)
})
