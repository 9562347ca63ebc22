import { Refusal } from '@zhixing/shared/problem'
import * as z from 'zod'
import { environment } from '../core/environment'
import type { WechatIdentity } from '../core/http/actor'
import { type WechatApp, wechatCredentialsOf } from '../core/wechat/app'
import { callWechat, fetchWechatImage } from '../core/wechat/client'
import { WechatError } from '../core/wechat/error'
import type { WechatCall } from '../core/wechat/request'

const Session = z.object({
  openid: z.string().min(1).max(128),
  unionid: z.string().min(1).max(128).optional(),
})

/** A login code is good for five minutes and one use; `session_key` and the OAuth token are left where they arrive. */
export async function exchangeLoginCode(code: string, via: WechatApp): Promise<WechatIdentity> {
  const { appid, secret } = wechatCredentialsOf(via)
  const session = await answerOf(Session, via, {
    path: via === 'miniProgram' ? '/sns/jscode2session' : '/sns/oauth2/access_token',
    method: 'GET',
    query: {
      appid,
      secret,
      grant_type: 'authorization_code',
      [via === 'miniProgram' ? 'js_code' : 'code']: code,
    },
    idempotent: true, // only a busy platform is asked again, and then the code is not spent
    withToken: false,
  })
  return { appid, openid: session.openid, unionid: session.unionid }
}

const Phone = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().regex(/^\d{5,20}$/),
    countryCode: z.string(),
    watermark: z.object({ appid: z.string() }),
  }),
})

/** The number WeChat vouches for; undefined where it is not of this country, as no roster has such a one. */
export async function fetchPhone(code: string, openid: string): Promise<string | undefined> {
  const { phone_info } = await answerOf(Phone, 'miniProgram', {
    path: '/wxa/business/getuserphonenumber',
    body: { code, openid },
  })
  if (phone_info.watermark.appid !== environment.miniProgramAppid)
    throw new Refusal('identity/wechat-code-invalid')
  return phone_info.countryCode === '86' ? phone_info.purePhoneNumber : undefined
}

/** A mini-program code as a data address, so that the console's page loads nothing from elsewhere. */
export async function fetchCodeImage(page: string, scene: string): Promise<string> {
  const bytes = await orRefusal(() =>
    fetchWechatImage('miniProgram', {
      path: '/wxa/getwxacodeunlimit',
      body: {
        scene,
        page,
        check_path: false,
        env_version: environments[environment.miniProgramState] ?? 'release',
        width: 280,
      },
      idempotent: true,
    }),
  )
  const type = bytes[0] === 0x89 ? 'image/png' : 'image/jpeg'
  return `data:${type};base64,${bytes.toString('base64')}`
}

/** Messages and codes name the same three builds differently. */
const environments: Record<string, string> = { formal: 'release', trial: 'trial', developer: 'develop' }

async function answerOf<S extends z.ZodType>(
  schema: S,
  app: WechatApp,
  call: WechatCall,
): Promise<z.output<S>> {
  const answer = schema.safeParse(await orRefusal(() => callWechat(app, call)))
  if (answer.success) return answer.data
  console.error(
    JSON.stringify({ level: 'error', path: call.path, error: 'WeChat answered in an unknown shape' }),
  )
  throw new Refusal('identity/wechat-unavailable')
}

/** 40029 not a code, or not ours · 40163 used · 41008 missing · 42003 too old · 40226 WeChat distrusts this account. */
const codeErrors = new Set([40029, 40163, 41008, 42003, 40226])

async function orRefusal<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    if (codeErrors.has(error.errcode)) throw new Refusal('identity/wechat-code-invalid')
    console.error(JSON.stringify({ level: 'error', error: error.message }))
    throw new Refusal('identity/wechat-unavailable')
  }
}
