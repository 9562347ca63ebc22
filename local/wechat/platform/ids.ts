import { createHash } from 'node:crypto'
import type { AppSettings } from './settings'

/** Identifies a person to one app; it never changes. */
export const openidOf = (appid: string, personId: string) => digestId(appid, personId)

/** Identifies a person to all apps of one Open Platform account; undefined for an app without one. */
export const unionidOf = (app: AppSettings, personId: string) =>
  app.openPlatform && digestId('union', app.openPlatform, personId)

const digestId = (...parts: string[]) =>
  `o${createHash('sha256').update(parts.join(' ')).digest('base64url').slice(0, 27)}`

/** A 64-bit message id: like a real one, it loses digits in a plain JSON.parse. */
export const messageIdOf = (sequence: string) =>
  (2n ** 61n + BigInt(Number(sequence)) * 1_000_003n).toString()
