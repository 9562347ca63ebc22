/**
 * WeChat's names of the events that change something here. Apart from their handlers, so that the function
 * that answers callbacks contains nothing that calls WeChat and needs none of its secrets.
 */
const eventNames = [
  'subscribe',
  'SCAN', // sent by a follower: adds one whose `subscribe` event was lost
  'unsubscribe',
  'user_authorization_revoke',
  'user_authorization_cancellation',
  'TEMPLATESENDJOBFINISH',
  'subscribe_msg_popup_event',
  'subscribe_msg_change_event',
  'subscribe_msg_sent_event',
] as const

export type HandledEventName = (typeof eventNames)[number]

/** Messages and other events change nothing here, so they need no place in the queue. */
export const hasEventHandler = (event: string | undefined): event is HandledEventName =>
  (eventNames as readonly (string | undefined)[]).includes(event)
