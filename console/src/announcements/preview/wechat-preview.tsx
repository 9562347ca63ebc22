import { minuteOf } from '@zhixing/shared/calendar'
import type { Channel } from '@zhixing/shared/push/contract'
import { fieldValues, messageTemplates } from '@zhixing/shared/push/templates'
import { PhoneFrame } from '../../components/content/phone-frame'
import type { PreviewedAnnouncement } from './previewed-announcement'

const DATE_LENGTH = '2026-12-31 '.length

/** The messages in WeChat, made from the templates and by the shortening rule of the real ones. */
export function WeChatPreview(announcement: PreviewedAnnouncement) {
  const { templateMessage, subscribeMessage } = announcement.facts.bell
  if (!templateMessage && !subscribeMessage) {
    return (
      <PhoneFrame title="微信" tint="chat">
        <p className="phone-note">没有选择微信提醒。学员打开小程序时，在公告列表中看到这条公告。</p>
      </PhoneFrame>
    )
  }
  return (
    <PhoneFrame title={templateMessage ? '服务号' : '服务通知'} tint="chat">
      <div className="chat-time">{minuteOf(announcement.shownAt).slice(DATE_LENGTH)}</div>
      {templateMessage && <MessageCard announcement={announcement} channel="templateMessage" />}
      {templateMessage && subscribeMessage && <div className="chat-time">以下一条出现在“服务通知”里</div>}
      {subscribeMessage && <MessageCard announcement={announcement} channel="subscribeMessage" />}
    </PhoneFrame>
  )
}

interface MessageProps {
  announcement: PreviewedAnnouncement
  channel: Channel
}

function MessageCard({ announcement: { facts, organisationName, shownAt }, channel }: MessageProps) {
  const { title, summary, topic } = facts
  const templateKey = channel === 'subscribeMessage' && topic === 'newCourse' ? 'newCourse' : 'announcement'
  const template = messageTemplates.find((each) => each.channel === channel && each.key === templateKey)
  const values = fieldValues({
    announcementId: '', // no field of a template shows it
    title,
    summary,
    organisationName,
    publishedAt: shownAt.toISOString(),
  })
  return (
    <div className="wechat-card">
      <h4>{template?.title}</h4>
      <dl>
        {template?.fields.map(({ key, label }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{values[key]?.value}</dd>
          </div>
        ))}
      </dl>
      <div className="wechat-card-go">进入小程序查看</div>
    </div>
  )
}
