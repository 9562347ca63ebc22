import * as z from 'zod'
import { environment } from '../core/environment'
import type { WechatIdentity } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { log } from '../core/log'
import { type WechatApp, wechatCredentialsOf } from '../core/wechat/app'
import { callWechat, fetchWechatImage } from '../core/wechat/client'
import { WechatError } from '../core/wechat/error'
import type { WechatCall } from '../core/wechat/request'

type CodeProblem = 'identity/wechat-code-invalid' | 'identity/wechat-unavailable'

const LoginSession = z.object({
  openid: z.string().min(1).max(128),
  unionid: z.string().min(1).max(128).optional(),
})

/**
 * The identity of a login code, which is valid for five minutes and once. `session_key` and the OAuth token
 * are dropped.
 */
export async function exchangeLoginCode(
  code: string,
  via: WechatApp,
  refuse: Refuse<CodeProblem>,
): Promise<WechatIdentity> {
  const { appid, secret } = wechatCredentialsOf(via)
  const isMiniProgram = via === 'miniProgram'
  const { openid, unionid } = await callForAnswer(LoginSession, refuse, via, {
    path: isMiniProgram ? '/sns/jscode2session' : '/sns/oauth2/access_token',
    method: 'GET',
    query: { appid, secret, grant_type: 'authorization_code', [isMiniProgram ? 'js_code' : 'code']: code },
    idempotent: true, // only a busy platform is retried, and it has not used the code
    withToken: false,
  })
  return { appid, openid, unionid }
}

const Phone = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().regex(/^\d{5,20}$/),
    countryCode: z.string(),
    watermark: z.object({ appid: z.string() }),
  }),
})

/** The phone number that WeChat has verified; undefined for one outside China, which no roster contains. */
export async function fetchPhone(
  code: string,
  openid: string,
  refuse: Refuse<CodeProblem>,
): Promise<string | undefined> {
  const { phone_info } = await callForAnswer(Phone, refuse, 'miniProgram', {
    path: '/wxa/business/getuserphonenumber',
    body: { code, openid },
  })
  if (phone_info.watermark.appid !== environment.miniProgramAppid)
    throw refuse('identity/wechat-code-invalid')
  return phone_info.countryCode === '86' ? phone_info.purePhoneNumber : undefined
}

/** WeChat names the three builds of a mini-program differently in messages and in codes. */
const codeVersions: Record<string, string> = { formal: 'release', trial: 'trial', developer: 'develop' }

/** A mini-program code as a data URL, so that the console loads nothing from elsewhere. */
export async function fetchCodeImage(
  page: string,
  scene: string,
  refuse: Refuse<'identity/wechat-unavailable'>,
): Promise<string> {
  const env_version = codeVersions[environment.miniProgramState] ?? 'release'
  const call: WechatCall = {
    path: '/wxa/getwxacodeunlimit',
    body: { scene, page, check_path: false, env_version, width: 280 },
    idempotent: true,
  }
  const bytes = await fetchWechatImage('miniProgram', call).catch((error: unknown) => {
    throw toUnavailable(error, refuse)
  })
  const type = bytes[0] === 0x89 ? 'image/png' : 'image/jpeg'
  return `data:${type};base64,${bytes.toString('base64')}`
}

/** 40029 unknown code · 40163 used · 41008 missing · 42003 expired · 40226 account blocked by WeChat. */
const codeErrors = new Set([40029, 40163, 41008, 42003, 40226])

async function callForAnswer<Answer extends z.ZodType>(
  schema: Answer,
  refuse: Refuse<CodeProblem>,
  app: WechatApp,
  call: WechatCall,
): Promise<z.output<Answer>> {
  const answer = await callWechat(app, call).catch((error: unknown) => {
    const isCodeError = error instanceof WechatError && codeErrors.has(error.errcode)
    throw isCodeError ? refuse('identity/wechat-code-invalid') : toUnavailable(error, refuse)
  })
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  log.error({ event: 'wechat-answer-malformed', path: call.path })
  throw refuse('identity/wechat-unavailable')
}

/** The refusal for an error of the platform; every other error as it is. */
function toUnavailable(error: unknown, refuse: Refuse<'identity/wechat-unavailable'>): unknown {
  if (!(error instanceof WechatError)) return error
  log.error({ event: 'wechat-call-failed', errcode: error.errcode }, error)
  return refuse('identity/wechat-unavailable')
}
