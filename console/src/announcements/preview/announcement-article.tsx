import { topicTitles } from '@zhixing/shared/announcements/contract'
import { minuteOf } from '@zhixing/shared/calendar'
import { Article } from '../../components/content/article'
import type { PreviewedAnnouncement } from './previewed-announcement'

/** The page of the announcement in the mini-program. */
export const AnnouncementArticle = ({
  facts,
  organisationName,
  courseTitle,
  shownAt,
}: PreviewedAnnouncement) => (
  <article className="learner-page">
    <span className="topic">{topicTitles[facts.topic]}</span>
    <h2>{facts.title || '标题'}</h2>
    <div className="published-by">
      {organisationName || '发布单位'} · {minuteOf(shownAt)}
    </div>
    {facts.body.length ? <Article blocks={facts.body} /> : <p className="quiet">正文会显示在这里</p>}
    {facts.courseId && (
      <div className="course-card">
        <span className="quiet">相关课程</span>
        <strong>{courseTitle ?? '…'}</strong>
        <span className="course-go">去学习</span>
      </div>
    )}
  </article>
)
