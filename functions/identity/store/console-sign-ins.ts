import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { absent, conditionHeld, equals, putIfAbsent } from '../../core/dynamodb/conditional-write'
import type { Actor } from '../../core/http/actor'
import { ConsoleSignInEntity } from './entity'

export type StoredSignIn = FormattedItem<typeof ConsoleSignInEntity>

/** Pattern I10. Read consistently: the console polls within seconds of each change. */
export async function findSignIn(signInId: string): Promise<StoredSignIn | undefined> {
  const { Item } = await ConsoleSignInEntity.build(GetItemCommand)
    .key({ signInId })
    .options({ consistent: true })
    .send()
  return Item
}

export type StartedSignIn = Pick<
  StoredSignIn,
  'signInId' | 'secretHash' | 'checkDigits' | 'browser' | 'address' | 'startedAt' | 'expiresAt'
>

/** The id is new, so a failed condition is the client's retry meeting its own write. */
export const putSignIn = (started: StartedSignIn): Promise<boolean> =>
  putIfAbsent(ConsoleSignInEntity, { ...started, state: 'waiting' })

/** Gives the sign-in to the first administrator who scans it. Returns false for every other. */
export const markScanned = (signInId: string, learnerId: string): Promise<boolean> => {
  const isOwnScan = { and: [equals('state', 'scanned'), equals('learnerId', learnerId)] }
  return conditionHeld(
    ConsoleSignInEntity.build(UpdateItemCommand)
      .item({ signInId, state: 'scanned', learnerId })
      .options({ condition: { or: [equals('state', 'waiting'), isOwnScan] } })
      .send(),
  )
}

/**
 * Confirms or refuses a sign-in that this administrator has scanned; safe to repeat. Returns false if another
 * one has scanned it or it was decided otherwise.
 */
export const decideSignIn = (
  signInId: string,
  { learnerId, wechat: { appid, openid, unionid } }: Actor,
  state: 'confirmed' | 'refused',
  now: Date,
): Promise<boolean> => {
  const isUndecidedOrSame = { or: [equals('state', 'scanned'), equals('state', state)] }
  return conditionHeld(
    ConsoleSignInEntity.build(UpdateItemCommand)
      .item({ signInId, state, appid, openid, ...(unionid && { unionid }), confirmedAt: now.toISOString() })
      .options({ condition: { and: [isUndecidedOrSame, equals('learnerId', learnerId)] } })
      .send(),
  )
}

/** Returns true for the first collection of a confirmed sign-in. */
export const markCollected = (signInId: string, now: Date): Promise<boolean> =>
  conditionHeld(
    ConsoleSignInEntity.build(UpdateItemCommand)
      .item({ signInId, collectedAt: now.toISOString() })
      .options({ condition: { and: [equals('state', 'confirmed'), absent('collectedAt')] } })
      .send(),
  )
