import * as z from 'zod'
import { contract, Done, Empty, Id, Instant } from '../contract'
import { opaque } from '../text'

/** The mini-program templates that ask for consent; a deployment sets their template ids. */
export const TemplateKey = z.enum(['announcement', 'newCourse'])
export type TemplateKey = z.infer<typeof TemplateKey>

export const listSubscriptions = contract({
  method: 'GET',
  path: '/v1/subscriptions',
  summary: 'The templates to ask consent for, and how many open consents I have',
  access: 'guest',
  input: Empty,
  output: z.object({
    follower: z.boolean(), // follows the service account and can get template messages
    templates: z.array(
      z.object({ key: TemplateKey, templateId: z.string(), title: z.string(), consents: z.number().int() }),
    ),
  }),
  problems: [],
})

export const subscribe = contract({
  method: 'POST',
  path: '/v1/subscriptions',
  summary: 'Report what wx.requestSubscribeMessage answered; each accept is one consent; safe to repeat',
  access: 'guest',
  input: z.strictObject({
    requestId: Id, // made once per tap, so that a retried report adds nothing
    results: z
      .array(
        z.strictObject({
          templateId: opaque(64),
          answer: z.string().regex(/^(?:accept[A-Za-z]{0,26}|reject|ban|filter)$/),
        }),
      )
      .min(1)
      .max(5),
  }),
  output: Done,
  problems: [],
})

/** The four ends of a delivery, and those still waiting. */
const DeliveryReportCounts = z.object({
  delivered: z.number().int(),
  refused: z.number().int(),
  unreachable: z.number().int(),
  unknown: z.number().int(),
  waiting: z.number().int(), // recipients without an end yet
})

export const Channel = z.enum(['templateMessage', 'subscribeMessage'])
export type Channel = z.infer<typeof Channel>

export const getReport = contract({
  method: 'GET',
  path: '/v1/managed-announcements/{announcementId}/delivery-report',
  summary: 'The push of an announcement: counts by channel, and the recipients it was not delivered to',
  access: 'staff',
  input: z.strictObject({ announcementId: Id }),
  output: z.object({
    announcementId: Id,
    state: z.enum(['planned', 'sending', 'paused', 'done']),
    startedAt: Instant,
    finishedAt: Instant.optional(),
    channels: z.array(
      z.object({ channel: Channel, recipients: z.number().int(), ends: DeliveryReportCounts }),
    ),
    notDelivered: z.array(
      z.object({
        channel: Channel,
        name: z.string(),
        end: z.enum(['refused', 'unreachable', 'unknown']),
        reason: z.string(),
        at: Instant,
      }),
    ), // the first hundred
    read: z.number().int().optional(), // inbox read marks, where counted
  }),
  problems: ['announcements/not-found', 'push/not-published'],
})

/** The query of WeChat's callback. `signature` does not cover the encrypted body; `msg_signature` does. */
const SignedQuery = {
  signature: z.string().max(64),
  timestamp: z.string().max(16),
  nonce: z.string().max(64),
}

export const verifyCallback = contract({
  method: 'GET',
  path: '/v1/wechat/callback',
  summary: 'WeChat checks the callback address: echoes echostr if the signature is valid',
  access: 'public',
  input: z.object({ ...SignedQuery, echostr: z.string().max(256) }),
  output: z.string(),
  problems: ['push/signature-invalid'],
  media: 'text/plain',
})

export const callback = contract({
  method: 'POST',
  path: '/v1/wechat/callback',
  summary:
    'Receive an event or message from WeChat: verify, decrypt, de-duplicate, enqueue, answer `success`',
  access: 'public',
  input: z.object({
    ...SignedQuery,
    signature: z.string().max(64).optional(),
    msg_signature: z.string().max(64),
    openid: z.string().max(64).optional(),
    encrypt_type: z.literal('aes'),
    body: z.string().max(65_536),
  }),
  output: z.string(),
  problems: ['push/signature-invalid'],
  media: 'text/plain',
})
