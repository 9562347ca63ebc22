import { Refusal } from '@zhixing/shared/problem'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { acceptConditionFailed } from '../../core/dynamodb/table'
import type { Actor } from '../../core/http/actor'
import { ConsoleSignInEntity } from './entity'

export type StoredSignIn = NonNullable<Awaited<ReturnType<typeof findSignIn>>>

export async function findSignIn(signInId: string) {
  const { Item } = await ConsoleSignInEntity.build(GetItemCommand)
    .key({ signInId })
    .options({ consistent: true })
    .send()
  return Item
}

interface Started {
  signInId: string
  secretHash: string
  checkDigits: string
  browser: string
  startedAt: string
  expiresAt: number
}

export const putSignIn = (started: Started) =>
  ConsoleSignInEntity.build(PutItemCommand)
    .item({ ...started, state: 'waiting' })
    .options({ condition: { attr: 'state', exists: false } })
    .send()
    .catch(acceptConditionFailed) // the id is new: only this very write, tried again, can have put it

/** Whoever opens the page first: the code on the screen is his from then on. */
export async function markScanned(signInId: string, learnerId: string): Promise<void> {
  const untouched = { attr: 'state', eq: 'waiting' } as const
  const mine = {
    and: [
      { attr: 'state', eq: 'scanned' },
      { attr: 'learnerId', eq: learnerId },
    ],
  } as const
  await orUsed(() =>
    ConsoleSignInEntity.build(UpdateItemCommand)
      .item({ signInId, state: 'scanned', learnerId })
      .options({ condition: { or: [untouched, { and: [...mine.and] }] } })
      .send(),
  )
}

/** Confirmed or refused, once, and only by who has scanned; the same once more is the same write, tried again. */
export async function decideSignIn(
  signInId: string,
  actor: Actor,
  state: 'confirmed' | 'refused',
  now: Date,
): Promise<void> {
  const { appid, openid, unionid } = actor.wechat
  await orUsed(() =>
    ConsoleSignInEntity.build(UpdateItemCommand)
      .item({ signInId, state, appid, openid, ...(unionid && { unionid }), confirmedAt: now.toISOString() })
      .options({
        condition: {
          and: [
            {
              or: [
                { attr: 'state', eq: 'scanned' },
                { attr: 'state', eq: state },
              ],
            },
            { attr: 'learnerId', eq: actor.learnerId },
          ],
        },
      })
      .send(),
  )
}

/** True for the first to collect. */
export async function markCollected(signInId: string, now: Date): Promise<boolean> {
  try {
    await ConsoleSignInEntity.build(UpdateItemCommand)
      .item({ signInId, collectedAt: now.toISOString() })
      .options({
        condition: {
          and: [
            { attr: 'state', eq: 'confirmed' },
            { attr: 'collectedAt', exists: false },
          ],
        },
      })
      .send()
    return true
  } catch (error) {
    acceptConditionFailed(error)
    return false
  }
}

async function orUsed(write: () => Promise<unknown>) {
  try {
    await write()
  } catch (error) {
    acceptConditionFailed(error)
    throw new Refusal('identity/sign-in-used')
  }
}
