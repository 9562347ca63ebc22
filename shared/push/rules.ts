import { DAY_MS } from '../calendar'
import type { Channel } from './contract'

/**
 * 送达、拒收、不可达、未知。
 * The four ends of a delivery; every recipient has exactly one.
 */
export const deliveryEnds = ['delivered', 'refused', 'unreachable', 'unknown'] as const
export type DeliveryEnd = (typeof deliveryEnds)[number]
export type UndeliveredEnd = Exclude<DeliveryEnd, 'delivered'>

/** How many recipients came to each end. */
export type DeliveryCounts = Record<DeliveryEnd, number>
export const noDeliveries: DeliveryCounts = { delivered: 0, refused: 0, unreachable: 0, unknown: 0 }

/**
 * WeChat remembers a `client_msg_id` for ten minutes; one minute less allows for clocks that differ and calls
 * that take long.
 */
export const RESEND_SAFE_MS = 9 * 60_000
/** Afterwards a message would only disturb: the inbox shows the announcement from the beginning. */
export const CAMPAIGN_MS = 3 * DAY_MS
/** After so many refusals about one person the lane skips them. */
export const PERSONAL_TRIES_MAX = 5

/** How a send failed, as the WeChat client tells it. */
export interface SendFailure {
  kind: 'answered' | 'token' | 'busy' | 'timeout' | 'unknown'
  errcode: number
}

/**
 * What follows from a failed send.
 * `end`: this recipient is done; `not-a-recipient`: also for later campaigns; `no-consent`: their open
 * consents are void.
 * `retry`: the outcome is unknown and sending again is safe.
 * `pause`: not sent, the lane waits; `personal` if the refusal is about this person.
 * `pause-until-midnight`: not sent, the quota of the day is used up.
 * `stop`: not sent, and nothing will be until a person has changed something.
 */
export type SendReaction =
  | { kind: 'end'; end: UndeliveredEnd; consequence?: 'not-a-recipient' | 'no-consent' }
  | { kind: 'retry' }
  | { kind: 'pause'; seconds: number; personal?: true }
  | { kind: 'pause-until-midnight' }
  | { kind: 'stop' }

const notARecipient: SendReaction = { kind: 'end', end: 'unreachable', consequence: 'not-a-recipient' }
const stop: SendReaction = { kind: 'stop' }
const pauseMinute: SendReaction = { kind: 'pause', seconds: 60 }

const reactionByCode: Record<number, SendReaction> = {
  40003: notARecipient, // no such openid
  43104: notARecipient, // openid of another app
  43004: notARecipient, // not a follower
  43101: { kind: 'end', end: 'refused', consequence: 'no-consent' },
  43108: { kind: 'pause', seconds: 5, personal: true }, // concurrent sends to one person
  // A fresh token was refused.
  40001: pauseMinute,
  40014: pauseMinute,
  41001: pauseMinute,
  42001: pauseMinute,
  // The quota of the minute.
  45011: pauseMinute,
  44991: pauseMinute,
  42010: pauseMinute,
  45009: { kind: 'pause-until-midnight' },
  // Our request, template, account or address: the next recipient would meet the same.
  ...Object.fromEntries(
    [
      40013, 40125, 40243, 40036, 40037, 40039, 40164, 40249, 41030, 43107, 43116, 45168, 47001, 47003, 48001,
      50001, 50002, 50004, 50007, 89503, 89506, 89507,
    ].map((code) => [code, stop]),
  ),
}

/**
 * 超时后只有微信会去重的渠道才可重发。
 * After a timeout only a channel that WeChat de-duplicates is retried; on the other the outcome is unknown.
 */
export function reactionTo(channel: Channel, { kind, errcode }: SendFailure): SendReaction {
  if (kind === 'timeout' || kind === 'unknown')
    return channel === 'templateMessage' ? { kind: 'retry' } : { kind: 'end', end: 'unknown' }
  if (kind === 'busy') return { kind: 'pause', seconds: 30 }
  if (kind === 'token') return pauseMinute
  // An unlisted code may concern this person or all: the lane pauses, and in the end skips the person.
  return reactionByCode[errcode] ?? { kind: 'pause', seconds: 60, personal: true }
}

const failureReasons: Record<string, string> = {
  40003: '微信号不存在',
  43104: '微信号属于另一个应用',
  43004: '已取消关注',
  43101: '没有可用的订阅授权，或已关闭订阅',
  43108: '微信正忙于向此人发送其他消息',
  interrupted: '发送中断，无法确认是否送达',
  timeout: '微信没有回应，无法确认是否送达',
  expired: '超过三天仍未发出，已停止',
  'user block': '用户拒收',
  'system failed': '微信系统发送失败',
}
/** `code`: an errcode of WeChat, a status of its events, or a word of ours. */
export const failureReason = (code: string) => failureReasons[code] ?? `微信返回错误 ${code}`

/**
 * 四种结果不重不漏。
 * Messages that WeChat accepted and later reported as failed move from delivered to refused.
 */
export const withLateFailures = (counts: DeliveryCounts, lateFailures: number): DeliveryCounts => ({
  ...counts,
  delivered: counts.delivered - lateFailures,
  refused: counts.refused + lateFailures,
})

export const sumDeliveries = (all: DeliveryCounts[]): DeliveryCounts =>
  all.reduce(
    (sum, counts) => ({
      delivered: sum.delivered + counts.delivered,
      refused: sum.refused + counts.refused,
      unreachable: sum.unreachable + counts.unreachable,
      unknown: sum.unknown + counts.unknown,
    }),
    noDeliveries,
  )
