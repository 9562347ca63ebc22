import type { Channel } from '@zhixing/shared/push/contract'
import { type AnnouncementCard, cardPagePath, fieldValues } from '@zhixing/shared/push/templates'
import type { PublishedAnnouncement } from '../../announcements/api'
import { environment } from '../../core/environment'
import { callWechat } from '../../core/wechat/client'
import type { WechatAnswer } from '../../core/wechat/request'
import { subscribeTemplateIdFor, templateMessageId } from './template-ids'

/** Sends one message and returns WeChat's message id, if it gave one. Throws a WechatError. */
type SendMessage = (
  published: PublishedAnnouncement,
  openid: string,
  clientMessageId: string,
) => Promise<string | undefined>

export const sendMessageBy: Record<Channel, SendMessage> = {
  templateMessage: sendTemplateMessage,
  subscribeMessage: sendSubscribeMessage,
}

/** WeChat sends the same `client_msg_id` to the same openid once within ten minutes, so a retry is safe. */
async function sendTemplateMessage(published: PublishedAnnouncement, openid: string, client_msg_id: string) {
  const card = toCard(published)
  const answer = await callWechat('serviceAccount', {
    path: '/cgi-bin/message/template/send',
    body: {
      touser: openid,
      template_id: templateMessageId(),
      miniprogram: { appid: environment.miniProgramAppid, pagepath: cardPagePath(card) },
      data: fieldValues(card),
      client_msg_id,
    },
    idempotent: true,
  })
  return messageIdIn(answer)
}

/** Never retried: WeChat does not de-duplicate subscribe messages. */
async function sendSubscribeMessage(published: PublishedAnnouncement, openid: string) {
  const card = toCard(published)
  const answer = await callWechat('miniProgram', {
    path: '/cgi-bin/message/subscribe/send',
    body: {
      touser: openid,
      template_id: subscribeTemplateIdFor(published),
      page: cardPagePath(card),
      data: fieldValues(card),
      miniprogram_state: environment.miniProgramState,
      lang: 'zh_CN',
    },
  })
  return messageIdIn(answer)
}

const toCard = ({
  announcementId,
  publishedAt,
  organisationName,
  facts,
}: PublishedAnnouncement): AnnouncementCard => ({
  announcementId,
  publishedAt,
  organisationName,
  title: facts.title,
  summary: facts.summary,
})

const messageIdIn = ({ msgid }: WechatAnswer) => (msgid === undefined ? undefined : String(msgid))
