import { collectQueue } from '../../support/queue'
import { fakeWechat } from '../../support/wechat/fake-wechat'

export const queue = collectQueue()
const rung: string[] = []

/** The platform does not know the second of two subscribe messages from the first. */
export const ringsTwice = () => (new Set(rung).size === rung.length ? [] : [`rung twice: ${rung.join(', ')}`])

/** The platform as a lane meets it: everybody follows, and a message under the id of one before is that one. */
export function aPlatform() {
  queue.sent.length = 0
  const sent = new Map<string, number>()
  rung.length = 0
  fakeWechat({
    '/cgi-bin/message/template/send': ({ body }) => {
      const key = String(body.client_msg_id)
      sent.set(key, sent.get(key) ?? sent.size + 1)
      return { errcode: 0, errmsg: 'ok', msgid: sent.get(key) }
    },
    '/cgi-bin/message/subscribe/send': ({ body }) => {
      rung.push(String(body.touser))
      return { errcode: 0, errmsg: 'ok', msgid: `${rung.length}` }
    },
    '/cgi-bin/message/custom/send': () => ({ errcode: 0, errmsg: 'ok' }),
    '/cgi-bin/user/info': () => ({ subscribe: 1, unionid: 'union'.padEnd(28, 'x') }),
    '/cgi-bin/stable_token': () => ({ access_token: 'token', expires_in: 7200 }),
  })
}
