import { type AnnouncementFacts, topicTitles } from '@zhixing/shared/announcements/contract'
import { minuteOf } from '@zhixing/shared/beijing'
import { Phone } from '../../components/phone'
import type { Shown } from './shown'

/** The bell: a card in the chat of the service account, or one of 服务通知. WeChat cuts what is longer than twenty characters. */
export function Arrival(shown: Shown) {
  const { templateMessage, subscribeMessage } = shown.facts.bell
  if (!templateMessage && !subscribeMessage) {
    return (
      <Phone title="微信" tint="chat">
        <p className="phone-note">没有选择微信提醒。学员打开小程序时，在公告列表中看到这条公告。</p>
      </Phone>
    )
  }
  return (
    <Phone title={templateMessage ? '学院服务号' : '服务通知'} tint="chat">
      <div className="chat-time">{minuteOf(shown.at).slice(11)}</div>
      {templateMessage && <Card {...shown} name={topicTitles[shown.facts.topic]} />}
      {subscribeMessage && templateMessage && <div className="chat-time">服务通知</div>}
      {subscribeMessage && <Card {...shown} name="新公告提醒" />}
    </Phone>
  )
}

const Card = ({ facts, organisationName, at, name }: Shown & { name: string }) => (
  <div className="wechat-card">
    <h4>{name}</h4>
    <dl>
      {linesOf(facts, organisationName, at).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    <div className="wechat-card-go">进入小程序查看</div>
  </div>
)

const VALUE_MAX = 20
const cut = (value: string) => ([...value].length > VALUE_MAX ? `${[...value].slice(0, VALUE_MAX - 1).join('')}…` : value)

const linesOf = (facts: AnnouncementFacts, organisationName: string, at: Date): [string, string][] => [
  ['公告标题', cut(facts.title || '标题')],
  ['发布单位', cut(organisationName || '发布单位')],
  ['发布时间', minuteOf(at)],
  ['内容摘要', cut(facts.summary || '摘要')],
]
