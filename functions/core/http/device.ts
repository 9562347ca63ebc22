import { derivedIdOf } from '../id'

/** The kind of a device, without what changes on one and the same: versions, network and language. */
export const deviceKindOf = (userAgent: string): string =>
  userAgent.replace(/ (?:NetType|Language)\/\S+/g, '').replace(/[\d._]+/g, '')

/**
 * The session of a learner in one app (`appid`) on one kind of device: the same at every sign-in, so that a
 * phone, which signs in every half hour, is one line in the list. Two phones of one model are one line too.
 */
export const phoneSessionIdOf = (learnerId: string, appid: string, userAgent: string): string =>
  derivedIdOf(`session ${learnerId} ${appid} ${deviceKindOf(userAgent)}`)
