import { createHash } from 'node:crypto'
import * as contract from '@zhixing/shared/push/contract'
import { publicEndpoint } from '../../core/http/endpoint'
import { enqueue } from '../../core/jobs/queue'
import { hasEventHandler } from '../callbacks/event-names'
import { eventTimeOf, type OpenedCallback, openCallback } from '../callbacks/open-callback'
import { claimCallback, markCallbackQueued } from '../store/seen-callbacks'

/** Stops WeChat's repeats and shows the person nothing. */
const ANSWER = 'success'

/**
 * Queues an event that changes something, because WeChat waits five seconds only. A repeat is queued only if
 * the first was not.
 */
export const callback = publicEndpoint(contract.callback, async ({ input, now, refuse }) => {
  const opened = openCallback(input, now)
  if (!opened) throw refuse('push/signature-invalid')
  const { app, fields } = opened
  if (!hasEventHandler(fields.Event)) return ANSWER
  const hash = hashOf(opened)
  if (!(await claimCallback(hash, now))) return ANSWER
  await enqueue({
    kind: 'event',
    app,
    openid: fields.FromUserName,
    at: eventTimeOf(fields, input.timestamp, now),
    event: fields.Event,
    fields,
  })
  await markCallbackQueued(hash, now)
  return ANSWER
})

/** Messages have an id. Events have none: person, second and content identify them. */
function hashOf({ app, fields }: OpenedCallback): string {
  const { MsgId, FromUserName, CreateTime, Event, EventKey, MsgID } = fields
  const parts = MsgId ? [app, MsgId] : [app, FromUserName, CreateTime, Event, EventKey, MsgID]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}
