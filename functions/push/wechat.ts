import { pages } from '@zhixing/shared/pages'
import type { Channel, TemplateKey } from '@zhixing/shared/push/contract'
import { fieldValues, pageOf } from '@zhixing/shared/push/templates'
import * as z from 'zod'
import type { PublishedAnnouncement } from '../announcements/api'
import { environment } from '../core/environment'
import { callWechat } from '../core/wechat/client'
import type { WechatAnswer } from '../core/wechat/request'

const TemplateIds = z.object({
  templateMessage: z.object({ announcement: z.string() }),
  subscribeMessage: z.object({ announcement: z.string(), newCourse: z.string() }),
})
let ids: z.infer<typeof TemplateIds> | undefined
const templateIds = () => {
  ids ??= TemplateIds.parse(JSON.parse(environment.templateIds))
  return ids
}

/** What people are asked to consent to, by key. */
export const subscribeTemplates = (): [TemplateKey, string][] =>
  Object.entries(templateIds().subscribeMessage) as [TemplateKey, string][]

export const subscribeTemplateOf = ({ facts }: PublishedAnnouncement): string =>
  templateIds().subscribeMessage[facts.topic === 'newCourse' ? 'newCourse' : 'announcement']

const told = ({ announcementId, publishedAt, organisationName, facts }: PublishedAnnouncement) => ({
  announcementId,
  publishedAt,
  organisationName,
  title: facts.title,
  summary: facts.summary,
})

const messageIdIn = ({ msgid }: WechatAnswer) => (msgid === undefined ? undefined : String(msgid))

/** `client_msg_id` makes the same message to the same person one message, for ten minutes. */
async function sendTemplate(
  published: PublishedAnnouncement,
  openid: string,
  client_msg_id: string,
): Promise<string | undefined> {
  const answer = await callWechat('serviceAccount', {
    path: '/cgi-bin/message/template/send',
    body: {
      touser: openid,
      template_id: templateIds().templateMessage.announcement,
      miniprogram: { appid: environment.miniProgramAppid, pagepath: pageOf(told(published)) },
      data: fieldValues(told(published)),
      client_msg_id,
    },
    idempotent: true,
  })
  return messageIdIn(answer)
}

/** Never asked twice: the platform would not know the second from the first. */
async function sendSubscribe(published: PublishedAnnouncement, openid: string): Promise<string | undefined> {
  const answer = await callWechat('miniProgram', {
    path: '/cgi-bin/message/subscribe/send',
    body: {
      touser: openid,
      template_id: subscribeTemplateOf(published),
      page: pageOf(told(published)),
      data: fieldValues(told(published)),
      miniprogram_state: environment.miniProgramState,
      lang: 'zh_CN',
    },
  })
  return messageIdIn(answer)
}

export const sendVia: Record<
  Channel,
  (published: PublishedAnnouncement, openid: string, clientMessageId: string) => Promise<string | undefined>
> = {
  templateMessage: sendTemplate,
  subscribeMessage: sendSubscribe,
}

const UserInfo = z.object({ subscribe: z.number(), unionid: z.string().optional() })

/** Whether he follows at this moment, and by which name the mini-program knows him. */
export async function findUser(openid: string): Promise<{ follows: boolean; unionid?: string | undefined }> {
  const answer = await callWechat('serviceAccount', {
    path: '/cgi-bin/user/info',
    query: { openid, lang: 'zh_CN' },
    idempotent: true,
  })
  const { subscribe, unionid } = UserInfo.parse(answer)
  return { follows: subscribe === 1, unionid }
}

/** Within the minute after following; nothing but a greeting, so once and without a second try. */
export async function sendWelcome(openid: string): Promise<void> {
  const { miniProgramAppid: appid } = environment
  const link = `<a data-miniprogram-appid="${appid}" data-miniprogram-path="${pages.home}" href="https://mp.weixin.qq.com">进入学堂</a>`
  const content = `欢迎关注！新课上线和通知公告会在这里提醒您。${link}，绑定学员身份后即可开始学习。`
  await callWechat('serviceAccount', {
    path: '/cgi-bin/message/custom/send',
    body: { touser: openid, msgtype: 'text', text: { content } },
  })
}
