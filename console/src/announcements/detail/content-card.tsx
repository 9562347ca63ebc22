import { CheckCircleFilled } from '@ant-design/icons'
import { Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { PhoneFrame } from '../../components/content/phone-frame'
import { SectionCard } from '../../components/page/section-card'
import { AnnouncementArticle } from '../preview/announcement-article'
import { InboxCard } from '../preview/inbox-card'
import type { PreviewedAnnouncement } from '../preview/previewed-announcement'
import { WeChatPreview } from '../preview/wechat-preview'

interface Props {
  announcement: PreviewedAnnouncement
  mayApprove: boolean
  hasRead: boolean
  onReadToEnd: () => void
}

/** The announcement as learners see it. Approving needs the approver to reach the end of the text. */
export function ContentCard({ announcement, mayApprove, hasRead, onReadToEnd }: Props) {
  const [view, setView] = useState<'text' | 'phone'>('text')
  return (
    <SectionCard
      title="公告内容"
      extra={
        <Segmented
          size="small"
          value={view}
          onChange={setView}
          options={[
            { value: 'text', label: '正文' },
            { value: 'phone', label: '列表与微信提醒' },
          ]}
        />
      }
    >
      {view === 'phone' ? (
        <div className="phones">
          <PhoneFrame title="公告">
            <InboxCard {...announcement} />
          </PhoneFrame>
          <WeChatPreview {...announcement} />
        </div>
      ) : (
        <>
          <p className="reading-summary">{announcement.facts.summary}</p>
          <AnnouncementArticle {...announcement} />
          {mayApprove && <EndOfText hasRead={hasRead} onVisible={onReadToEnd} />}
        </>
      )}
    </SectionCard>
  )
}

/** Calls `onVisible` once the line below the text is scrolled into view. */
function EndOfText({ hasRead, onVisible }: { hasRead: boolean; onVisible: () => void }) {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) onVisible()
    })
    if (line.current) observer.observe(line.current)
    return () => observer.disconnect()
  }, [onVisible])
  return (
    <div ref={line} className="quiet reading-end">
      {hasRead ? (
        <>
          <CheckCircleFilled className="good" aria-hidden /> 已阅至文末，可以审批
        </>
      ) : (
        '— 正文完 —'
      )}
    </div>
  )
}
