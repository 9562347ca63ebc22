import * as z from 'zod'
import { contract, Done, Empty, Id, Instant } from '../contract'

/** The mini-program templates a learner can be asked for; the real template ids are the deployment's. */
export const TemplateKey = z.enum(['announcement', 'newCourse'])
export type TemplateKey = z.infer<typeof TemplateKey>

export const listSubscriptions = contract({
  method: 'GET',
  path: '/v1/subscriptions',
  summary: 'The templates to ask consent for, and how many consents of mine are unspent',
  access: 'guest',
  input: Empty,
  output: z.object({
    follower: z.boolean(), // follows the service account, so template messages reach him
    templates: z.array(
      z.object({ key: TemplateKey, templateId: z.string(), title: z.string(), consents: z.number().int() }),
    ),
  }),
  problems: [],
})

export const subscribe = contract({
  method: 'POST',
  path: '/v1/subscriptions',
  summary:
    'Report what wx.requestSubscribeMessage answered; one accept is one consent, and a repeated report is not another',
  access: 'guest',
  input: z.strictObject({
    requestId: Id, // made by the client once per tap, so that a retry of the report adds nothing
    results: z
      .array(
        z.strictObject({
          templateId: z.string().max(64),
          answer: z.enum(['accept', 'reject', 'ban', 'filter']),
        }),
      )
      .min(1)
      .max(5),
  }),
  output: Done,
  problems: [],
})

const Ends = z.object({
  delivered: z.number().int(),
  refused: z.number().int(),
  unreachable: z.number().int(),
  unknown: z.number().int(),
  waiting: z.number().int(), // not yet at an end
})

export const Channel = z.enum(['templateMessage', 'subscribeMessage'])
export type Channel = z.infer<typeof Channel>

export const getReport = contract({
  method: 'GET',
  path: '/v1/managed-announcements/{announcementId}/delivery-report',
  summary:
    'How the bell of an announcement rang: the four ends of every recipient by channel, and who was not plainly reached',
  access: 'staff',
  input: z.strictObject({ announcementId: Id }),
  output: z.object({
    announcementId: Id,
    state: z.enum(['planned', 'sending', 'paused', 'done']),
    startedAt: Instant,
    finishedAt: Instant.optional(),
    channels: z.array(z.object({ channel: Channel, recipients: z.number().int(), ends: Ends })),
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

/** WeChat's callback in safe mode (message-push page): the query is signed by `msg_signature` over the encrypted body. */
const Signed = { signature: z.string().max(64), timestamp: z.string().max(16), nonce: z.string().max(64) }

export const verifyCallback = contract({
  method: 'GET',
  path: '/v1/wechat/callback',
  summary: 'WeChat checks the address: answers echostr if the signature is right',
  access: 'public',
  input: z.object({ ...Signed, echostr: z.string().max(256) }),
  output: z.string(),
  problems: ['push/signature-invalid'],
  media: 'text/plain',
})

export const callback = contract({
  method: 'POST',
  path: '/v1/wechat/callback',
  summary:
    'Events and messages of the service account and mini-program: verify, decrypt, de-duplicate, enqueue, answer `success`',
  access: 'public',
  input: z.object({
    ...Signed,
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
