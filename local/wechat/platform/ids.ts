import { createHash } from 'node:crypto'
import type { AppSettings } from './settings'

/** Identifies a person to one app; it never changes. */
export const openidOf = (appid: string, personId: string) => digestId(appid, personId)

/** Identifies a person to all apps of one Open Platform account; undefined for an app without one. */
export const unionidOf = (app: AppSettings, personId: string) =>
  app.openPlatform && digestId('union', app.openPlatform, personId)

const digestId = (...parts: string[]) =>
  `o${createHash('sha256').update(parts.join(' ')).digest('base64url').slice(0, 27)}`

const FIRST_MESSAGE_ID = 2n ** 61n
const MESSAGE_ID_STEP = 1_000_003n

/**
 * A message id of 62 bits: like a real one, it loses digits in a plain JSON.parse. Ids of messages sent one
 * after another lie far apart, so that they are not mistaken for sequence numbers.
 */
export const messageIdOf = (sequence: string) =>
  (FIRST_MESSAGE_ID + BigInt(Number(sequence)) * MESSAGE_ID_STEP).toString()
