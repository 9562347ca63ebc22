import type { Channel } from './contract'

/** 送达、拒收、不可达、未知: the four ends of a delivery, and every recipient has exactly one. */
export type End = 'delivered' | 'refused' | 'unreachable' | 'unknown'
export type Exception = Exclude<End, 'delivered'>
export type Ends = Record<End, number>
export const noEnds: Ends = { delivered: 0, refused: 0, unreachable: 0, unknown: 0 }

/** How a send failed, as the client of the platform tells it. */
export interface SendFailure {
  kind: 'answered' | 'token' | 'busy' | 'timeout' | 'unknown'
  errcode: number
}

/**
 * `end`: this recipient is done; `gone` if he is no recipient any more, `spent` if his consents are · `again`: nobody knows whether it was sent, and asking
 * again is safe · `later`: not sent, the lane waits; `personal` if it is about this one person · `midnight`: not sent, the day's quota is used up ·
 * `stop`: not sent, and nothing will be until somebody has changed something.
 */
export type Reaction =
  | { kind: 'end'; end: Exception; consequence?: 'gone' | 'spent' }
  | { kind: 'again' }
  | { kind: 'later'; seconds: number; personal?: true }
  | { kind: 'midnight' }
  | { kind: 'stop' }

const gone: Reaction = { kind: 'end', end: 'unreachable', consequence: 'gone' }
const stop: Reaction = { kind: 'stop' }
const minute: Reaction = { kind: 'later', seconds: 60 }

const byCode: Record<number, Reaction> = {
  40003: gone, // an openid of nobody
  43104: gone, // of another app
  43004: gone, // follows no more
  43101: { kind: 'end', end: 'refused', consequence: 'spent' },
  43108: { kind: 'later', seconds: 5, personal: true }, // two at once to one person
  ...Object.fromEntries([40001, 40014, 41001, 42001].map((code) => [code, minute])), // a token that even a fresh one did not heal
  45011: minute,
  44991: minute,
  42010: minute,
  45009: { kind: 'midnight' },
  // Our request, our template, our account or our address: the next recipient would meet the same.
  ...Object.fromEntries(
    [
      40013, 40125, 40243, 40036, 40037, 40039, 40164, 40249, 41030, 43107, 43116, 45168, 47001, 47003, 48001,
      50001, 50002, 50004, 50007, 89503, 89506, 89507,
    ].map((code) => [code, stop]),
  ),
}

/** 超时后只有微信会去重的渠道才可重发: after a timeout only a channel on which the platform de-duplicates is asked again; the other ends unknown. */
export function reactionTo(channel: Channel, { kind, errcode }: SendFailure): Reaction {
  if (kind === 'timeout' || kind === 'unknown')
    return channel === 'templateMessage' ? { kind: 'again' } : { kind: 'end', end: 'unknown' }
  if (kind === 'busy') return { kind: 'later', seconds: 30 }
  if (kind === 'token') return minute
  // Not in the table: it may be about this person or about all, so the lane waits and then goes on without him.
  return byCode[errcode] ?? { kind: 'later', seconds: 60, personal: true }
}

const BEIJING_MS = 8 * 3600_000
const DAY_MS = 86_400_000

/** 当日额度用完后，北京时间次日零点再发: quotas are counted by days of Beijing. */
export const midnightAfter = (now: Date) =>
  new Date(Math.floor((now.getTime() + BEIJING_MS) / DAY_MS) * DAY_MS + DAY_MS - BEIJING_MS).toISOString()

/** The platform keeps `client_msg_id` for ten minutes; one is kept back for clocks that differ and calls that linger. */
export const RESEND_SAFE_MS = 9 * 60_000
/** A bell that rings three days late only disturbs: the inbox has had it all along. */
export const CAMPAIGN_MS = 3 * DAY_MS
/** How often one person may be found busy before the lane goes on without him. */
export const PERSONAL_TRIES_MAX = 5

const reasons: Record<string, string> = {
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
export const reasonOf = (code: string) => reasons[code] ?? `微信返回错误 ${code}`

/** 四种结果不重不漏: what the lanes counted, less what WeChat took back afterwards. */
export const corrected = (ends: Ends, takenBack: number): Ends => ({
  ...ends,
  delivered: ends.delivered - takenBack,
  refused: ends.refused + takenBack,
})

export const sumOf = (all: Ends[]): Ends =>
  all.reduce(
    (sum, ends) => ({
      delivered: sum.delivered + ends.delivered,
      refused: sum.refused + ends.refused,
      unreachable: sum.unreachable + ends.unreachable,
      unknown: sum.unknown + ends.unknown,
    }),
    noEnds,
  )
