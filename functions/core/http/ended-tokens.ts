import { expiryAfterDays } from '@zhixing/shared/calendar'
import { Refusal } from '@zhixing/shared/problem'
import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { item, map, number, string } from 'dynamodb-toolbox/schema'
import { clock } from '../clock'
import { createCache } from '../dynamodb/cache'
import { table } from '../dynamodb/table'
import { TOKEN_SECONDS, type TokenClaims } from './actor'

// T1  tokens ended since an instant   Query  pk = ENDED-TOKENS, sk = instant#subject, consistent
const EndedTokensEntity = new Entity({
  name: 'EndedTokens',
  table,
  timestamps: false,
  schema: item({
    endedAt: string().key(),
    subject: string().key(), // a learner: all of their tokens; a session: those of one device
    expiresAt: number(),
  }),
  computeKey: ({ endedAt, subject }) => ({ pk: 'ENDED-TOKENS', sk: `${endedAt}#${subject}` }),
})
const endedTokensSince = EndedTokensEntity.build(AccessPattern)
  .schema(map({ instant: string() }))
  .pattern(({ instant }) => ({ partition: 'ENDED-TOKENS', range: { gte: instant } }))
  .options({ consistent: true, entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
  .meta({ title: 'T1' })

/**
 * Ends the tokens that a learner, or one session of theirs, was given until `now`. Every instance of every
 * function refuses them within a minute, this one at once. Safe to repeat.
 */
export async function endTokens(subject: string, now: Date): Promise<void> {
  const ended = { subject, endedAt: now.toISOString(), expiresAt: expiryAfterDays(now, 1) }
  await EndedTokensEntity.build(PutItemCommand).item(ended).send()
  const known = endedTokens.find('all')
  if (known) addEnding(known.endedAtMs, ended)
}

/**
 * Refuses the claims of an ended token: `identity/unauthenticated`. With `asOfNow` the endings are read again;
 * a token that is exchanged for a new one needs it, because the new one is issued after the ending.
 */
export async function requireLiveToken(
  { learnerId, sessionId, issuedAtMs }: TokenClaims,
  { asOfNow = false } = {},
): Promise<void> {
  const known = endedTokens.find('all')
  const isRecent = known !== undefined && clock.now().getTime() - known.readAtMs < REREAD_SECONDS * 1000
  const { endedAtMs } = isRecent && !asOfNow ? known : await rereadEndedTokens()
  const isEnded = (subject: string | undefined) =>
    subject !== undefined && issuedAtMs <= (endedAtMs.get(subject) ?? Number.NEGATIVE_INFINITY)
  if (isEnded(learnerId) || isEnded(sessionId)) throw new Refusal('identity/unauthenticated')
}

interface EndedTokens {
  /** By learner and by session: its last ending. */
  endedAtMs: Map<string, number>
  readAtMs: number
}

/** One read for all learners, so that a beat, which comes once a minute, costs no read of its own. */
const endedTokens = createCache<EndedTokens>({ entriesMax: 1 })
const REREAD_SECONDS = 30
/** An ending is written some seconds after the instant that it names, at most the time a function may run. */
const WRITTEN_WITHIN_SECONDS = 60

async function rereadEndedTokens(): Promise<EndedTokens> {
  const readAtMs = clock.now().getTime()
  const expiredMs = readAtMs - TOKEN_SECONDS * 1000 // tokens of that time have expired by themselves
  const known = endedTokens.find('all')
  const sinceMs = known ? known.readAtMs - WRITTEN_WITHIN_SECONDS * 1000 : expiredMs
  const unexpired = [...(known?.endedAtMs ?? [])].filter(([, endedAtMs]) => endedAtMs > expiredMs)
  const endedAtMs = new Map(unexpired)
  const { Items = [] } = await endedTokensSince.query({ instant: new Date(sinceMs).toISOString() }).send()
  for (const ended of Items) addEnding(endedAtMs, ended)
  return endedTokens.put('all', { endedAtMs, readAtMs })
}

function addEnding(
  endedAtMs: Map<string, number>,
  { subject, endedAt }: { subject: string; endedAt: string },
) {
  const before = endedAtMs.get(subject) ?? Number.NEGATIVE_INFINITY
  endedAtMs.set(subject, Math.max(before, Date.parse(endedAt)))
}
