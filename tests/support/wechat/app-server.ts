import { decryptMessage } from '@zhixing/local/wechat/callbacks/crypto'
import { parseXml } from '@zhixing/local/wechat/callbacks/xml'
import { account, miniProgram } from '../wechat-platform'

export const { token, aesKey } = account.callback!

/** An app's server: records the callbacks that it receives, and answers as the test says. */
export function anAppServer(
  answer: (message: Record<string, unknown>, url: URL) => string | Response | Promise<Response> = () =>
    'success',
) {
  const received: { url: URL; body: string; message: Record<string, unknown> }[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input))
    const body = String(init?.body)
    const outer = body.startsWith('{') ? JSON.parse(body) : (parseXml(body) ?? {})
    const plain =
      typeof outer.Encrypt === 'string'
        ? decryptMessage(outer.Encrypt, aesKey, appidOf(outer.ToUserName))
        : body
    const message = plain?.startsWith('{') ? JSON.parse(plain) : (parseXml(plain ?? '') ?? {})
    received.push({ url, body, message })
    const given = await answer(message, url)
    return typeof given === 'string' ? new Response(given) : given
  }
  return { fetch, received }
}
export const appidOf = (originalId: unknown) =>
  originalId === account.originalId ? account.appid : miniProgram.appid
