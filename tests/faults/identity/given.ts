import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import type { WireItem } from '../../support/engine/units'
import { aLearner, aPhone } from '../../support/identity/given'
import { guestToken, request } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

/** Fields that a verb draws anew on every call. */
export const drawnFields = ['secretHash', 'checkDigits', 'token']
/** Every try to prove a code counts as an attempt. */
export const attemptPartitions = ['ATTEMPTS#']

/** Bound by the phone number that WeChat knows, as most learners are. */
export async function aBoundLearner(openid: string = ulid()) {
  const phone = aPhone()
  const learner = await aLearner({ phone })
  await request(contract.bind, { phoneCode: phone }, { token: await guestToken(openid) })
  return { ...learner, openid, phone }
}

export const withWechat = <T>(arrange: () => Promise<T>) => {
  fakeWechat()
  return arrange()
}

/**
 * A binding holds only if both sides name each other: a claim that the learner's side does not return is
 * ignored.
 */
export const isOneSidedClaim = ({ identity, sk, pk }: WireItem, all: WireItem[]) =>
  sk?.S === 'BINDING' &&
  String(pk?.S).startsWith('WECHAT-BINDING#') &&
  !all.some((item) => item._et?.S === 'LearnerSide' && item.identity?.S === identity?.S)
