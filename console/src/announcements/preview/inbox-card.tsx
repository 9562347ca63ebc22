import { topicTitles } from '@zhixing/shared/announcements/contract'
import { dayOf } from '@zhixing/shared/calendar'
import type { PreviewedAnnouncement } from './previewed-announcement'

/** The announcement in the list of the mini-program, unread. */
export const InboxCard = ({ facts, organisationName, shownAt }: PreviewedAnnouncement) => (
  <div className="inbox-card">
    <div className="inbox-line">
      <span className="topic">{topicTitles[facts.topic]}</span>
      <span className="unread" title="未读" />
    </div>
    <h4>{facts.title || '标题'}</h4>
    <p>{facts.summary || '摘要会显示在这里'}</p>
    <div className="inbox-foot">
      {organisationName || '发布单位'} · {dayOf(shownAt)}
    </div>
  </div>
)
