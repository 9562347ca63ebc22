import { minuteOf } from '@zhixing/shared/calendar'
import type { Channel } from '@zhixing/shared/push/contract'
import { fieldValues, messageTemplates } from '@zhixing/shared/push/templates'
import { PhoneFrame } from '../../components/content/phone-frame'
import type { Shown } from './shown'

/** The bell, by the templates and the cut of the words that will be sent: a card of the service account, or one of 服务通知. */
export function Arrival(shown: Shown) {
  const { templateMessage, subscribeMessage } = shown.facts.bell
  if (!templateMessage && !subscribeMessage) {
    return (
      <PhoneFrame title="微信" tint="chat">
        <p className="phone-note">没有选择微信提醒。学员打开小程序时，在公告列表中看到这条公告。</p>
      </PhoneFrame>
    )
  }
  return (
    <PhoneFrame title={templateMessage ? '服务号' : '服务通知'} tint="chat">
      <div className="chat-time">{minuteOf(shown.at).slice(11)}</div>
      {templateMessage && <Card shown={shown} channel="templateMessage" />}
      {templateMessage && subscribeMessage && <div className="chat-time">以下一条出现在“服务通知”里</div>}
      {subscribeMessage && <Card shown={shown} channel="subscribeMessage" />}
    </PhoneFrame>
  )
}

function Card({ shown: { facts, organisationName, at }, channel }: { shown: Shown; channel: Channel }) {
  const key = channel === 'subscribeMessage' && facts.topic === 'newCourse' ? 'newCourse' : 'announcement'
  const template = messageTemplates.find((one) => one.channel === channel && one.key === key)
  const { title, summary } = facts
  const values = fieldValues({
    announcementId: '',
    title,
    summary,
    organisationName,
    publishedAt: at.toISOString(),
  })
  return (
    <div className="wechat-card">
      <h4>{template?.title}</h4>
      <dl>
        {template?.fields.map(({ key: field, label }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>{values[field]?.value}</dd>
          </div>
        ))}
      </dl>
      <div className="wechat-card-go">进入小程序查看</div>
    </div>
  )
}
