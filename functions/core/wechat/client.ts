import * as z from 'zod'
import { clock } from '../clock'
import { createCache } from '../dynamodb/cache'
import { environment } from '../environment'
import { readToken, type WechatToken, writeToken } from './token'

export type WechatApp = 'miniProgram' | 'serviceAccount'
export interface WechatCall {
  path: `/${string}`
  method?: 'GET' | 'POST'
  query?: Record<string, string>
  body?: unknown
  /** Doing it twice does no harm, so a busy platform is asked again. */
  idempotent?: boolean
  /** Everything but the sign-in calls, which carry the app's secret instead. */
  withToken?: boolean
}
export type WechatAnswer = Record<string, unknown>

/**
 * `answered`: the platform said no, `errcode` says why · `token`: ours was not accepted, and a fresh one neither · `busy`: −1 to the last try ·
 * `timeout`, `unknown`: nobody knows whether it was done.
 */
export type WechatFailure = 'answered' | 'token' | 'busy' | 'timeout' | 'unknown'

export class WechatError extends Error {
  readonly errcode: number
  readonly errmsg: string
  readonly kind: WechatFailure
  constructor(kind: WechatFailure, errcode: number, errmsg: string) {
    super(`WeChat ${kind} ${errcode}: ${errmsg}`)
    this.name = 'WechatError'
    this.kind = kind
    this.errcode = errcode
    this.errmsg = errmsg
  }
}

/** What a test or the simulator replaces. */
export const transport = {
  fetch: (url: string, options: RequestInit): Promise<Response> => fetch(url, options),
  wait: (milliseconds: number): Promise<unknown> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
  timeoutMs: 5000,
}

/** The platform's answer as an object; whole numbers of 16 digits and more (`msgid`, 64 bits) arrive as text. Anything but success is a WechatError. */
export async function callWechat(app: WechatApp, call: WechatCall): Promise<WechatAnswer> {
  const answer = await ask(app, call)
  if (Buffer.isBuffer(answer)) throw new WechatError('unknown', 0, 'an image where JSON was due')
  return answer
}

/** For the calls that answer with raw image bytes, and with JSON only when they fail. */
export async function fetchWechatImage(app: WechatApp, call: WechatCall): Promise<Buffer> {
  const answer = await ask(app, call)
  if (!Buffer.isBuffer(answer)) throw new WechatError('unknown', 0, 'JSON where an image was due')
  return answer
}

const tokenErrors = new Set([40001, 40014, 42001])

async function ask(app: WechatApp, call: WechatCall): Promise<WechatAnswer | Buffer> {
  if (call.withToken === false) return patiently(call, () => once(call))
  const token = await tokenOf(app)
  try {
    return await patiently(call, () => once(call, token))
  } catch (error) {
    if (!(error instanceof WechatError && tokenErrors.has(error.errcode))) throw error
  }
  const fresh = await tokenOf(app, token)
  try {
    return await patiently(call, () => once(call, fresh))
  } catch (error) {
    if (error instanceof WechatError && tokenErrors.has(error.errcode))
      throw new WechatError('token', error.errcode, error.errmsg)
    throw error
  }
}

const BUSY = -1
const RETRIES_MAX = 3

async function patiently<T>(call: WechatCall, run: () => Promise<T>): Promise<T> {
  for (let retries = 0; ; retries++) {
    try {
      return await run()
    } catch (error) {
      const again =
        error instanceof WechatError && error.kind === 'busy' && call.idempotent && retries < RETRIES_MAX
      if (!again) throw error
      // Half fixed, half random: instances that were refused together do not come back together.
      await transport.wait(100 * 2 ** retries * (0.5 + Math.random()))
    }
  }
}

async function once(
  { path, method, query, body }: WechatCall,
  token?: string,
): Promise<WechatAnswer | Buffer> {
  // Secrets and tokens travel in this address, so it appears in no log and in no error.
  const search = new URLSearchParams({ ...query, ...(token && { access_token: token }) })
  const { status, bytes } = await fetched(`${environment.wechatApiUrl}${path}?${search}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
    }),
  })
  if (status >= 500) throw new WechatError('unknown', 0, `HTTP ${status}`)
  const answer = isImage(bytes) ? bytes : parsed(bytes.toString('utf8'))
  if (answer === undefined) throw new WechatError('unknown', 0, `HTTP ${status} without an answer`)
  if (!Buffer.isBuffer(answer) && answer.errcode) {
    const errcode = Number(answer.errcode)
    throw new WechatError(errcode === BUSY ? 'busy' : 'answered', errcode, String(answer.errmsg ?? ''))
  }
  return answer
}

async function fetched(url: string, options: RequestInit): Promise<{ status: number; bytes: Buffer }> {
  const signal = AbortSignal.timeout(transport.timeoutMs)
  try {
    const response = await transport.fetch(url, { ...options, signal, redirect: 'error' })
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
  } catch {
    // The cause is left behind: what fetch throws may name the address.
    if (signal.aborted) throw new WechatError('timeout', 0, `no answer within ${transport.timeoutMs} ms`)
    throw new WechatError('unknown', 0, 'the connection failed')
  }
}

const isImage = (bytes: Buffer) =>
  (bytes[0] === 0x89 && bytes[1] === 0x50) || (bytes[0] === 0xff && bytes[1] === 0xd8)

/** Strings first, so that digits inside them stay as they are; then whole numbers that a double may not hold become strings. */
const tokens = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g

export function parsed(body: string): WechatAnswer | undefined {
  try {
    const answer: unknown = JSON.parse(
      body.replace(tokens, (token) => (token.startsWith('"') ? token : `"${token}"`)),
    )
    if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) return answer as WechatAnswer
  } catch {
    // HTML of a proxy, or nothing at all.
  }
  return undefined
}

const held = createCache<WechatToken>({ entriesMax: 2 }) // its own time is in it
const asking = new Map<string, Promise<string>>()

/** `refused` is the token the platform has just turned down: whatever is stored counts only if it is another one. */
function tokenOf(app: WechatApp, refused?: string): Promise<string> {
  const { appid } = credentialsOf(app)
  const usable = (token: WechatToken | undefined) =>
    token && token.token !== refused && token.expiresAt > clock.now().getTime() / 1000 ? token : undefined
  const known = usable(held.find(appid))
  if (known) return Promise.resolve(known.token)
  const underway = asking.get(appid)
  if (underway) return underway
  const asked = (async () => {
    const token = usable(await readToken(appid)) ?? (await freshToken(app))
    return held.put(appid, token).token
  })().finally(() => asking.delete(appid))
  asking.set(appid, asked)
  return asked
}

/** For tests, and for a clock that was set back. */
export const forgetTokens = () => held.invalidateAll()

const StableToken = z.object({ access_token: z.string().min(1).max(512), expires_in: z.number() })

/** Never with force_refresh: it would end the token every other instance holds, and is allowed twenty times a day. */
async function freshToken(app: WechatApp): Promise<WechatToken> {
  const call: WechatCall = {
    path: '/cgi-bin/stable_token',
    body: { grant_type: 'client_credential', ...credentialsOf(app) },
    idempotent: true,
    withToken: false,
  }
  const answer = StableToken.safeParse(await callWechat(app, call))
  if (!answer.success) throw new WechatError('unknown', 0, 'a token answer without a token')
  const { access_token, expires_in } = answer.data
  const token = {
    token: access_token,
    expiresAt: Math.floor(clock.now().getTime() / 1000) + Math.max(expires_in - 300, 30),
  }
  await writeToken(credentialsOf(app).appid, token)
  return token
}

export const credentialsOf = (app: WechatApp) =>
  app === 'miniProgram'
    ? { appid: environment.miniProgramAppid, secret: environment.miniProgramSecret }
    : { appid: environment.serviceAccountAppid, secret: environment.serviceAccountSecret }
