import { collectQueue } from '../support/queue'
import { fakeWechat } from '../support/wechat/fake-wechat'

export const queue = collectQueue()
const notified: string[] = []

/** The recipients of subscribe messages since `startPlatform`: WeChat would deliver a second one. */
export const duplicateNotifications = () =>
  new Set(notified).size === notified.length ? [] : [`notified twice: ${notified.join(', ')}`]

/**
 * A platform on which everyone follows the account; a template message with a known client_msg_id is not sent
 * again.
 */
export function startPlatform() {
  queue.sent.length = 0
  notified.length = 0
  const messageIds = new Map<string, number>()
  fakeWechat({
    '/cgi-bin/message/template/send': ({ body }) => {
      const key = String(body.client_msg_id)
      messageIds.set(key, messageIds.get(key) ?? messageIds.size + 1)
      return { errcode: 0, errmsg: 'ok', msgid: messageIds.get(key) }
    },
    '/cgi-bin/message/subscribe/send': ({ body }) => {
      notified.push(String(body.touser))
      return { errcode: 0, errmsg: 'ok', msgid: `${notified.length}` }
    },
    '/cgi-bin/message/custom/send': () => ({ errcode: 0, errmsg: 'ok' }),
    '/cgi-bin/user/info': () => ({ subscribe: 1, unionid: 'union'.padEnd(28, 'x') }),
    '/cgi-bin/stable_token': () => ({ access_token: 'token', expires_in: 7200 }),
  })
}
