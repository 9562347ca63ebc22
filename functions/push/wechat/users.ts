import { pages } from '@zhixing/shared/pages'
import * as z from 'zod'
import { environment } from '../../core/environment'
import { callWechat } from '../../core/wechat/client'

const UserInfo = z.object({ subscribe: z.number(), unionid: z.string().optional() })

interface ServiceAccountUser {
  isFollower: boolean // at this moment
  unionid?: string | undefined
}

export async function getServiceAccountUser(openid: string): Promise<ServiceAccountUser> {
  const answer = await callWechat('serviceAccount', {
    path: '/cgi-bin/user/info',
    query: { openid, lang: 'zh_CN' },
    idempotent: true,
  })
  const { subscribe, unionid } = UserInfo.parse(answer)
  return { isFollower: subscribe === 1, unionid }
}

/** Allowed within the minute after following. Never retried, because a second greeting is worse than none. */
export async function sendWelcome(openid: string): Promise<void> {
  const { miniProgramAppid: appid } = environment
  const link = `<a data-miniprogram-appid="${appid}" data-miniprogram-path="${pages.home}" href="https://mp.weixin.qq.com">进入学堂</a>`
  const content = `欢迎关注！新课上线和通知公告会在这里提醒您。${link}，绑定学员身份后即可开始学习。`
  await callWechat('serviceAccount', {
    path: '/cgi-bin/message/custom/send',
    body: { touser: openid, msgtype: 'text', text: { content } },
  })
}
