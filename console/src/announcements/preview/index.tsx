import { Segmented } from 'antd'
import { useState } from 'react'
import { PhoneFrame } from '../../components/content/phone-frame'
import { AnnouncementArticle } from './announcement-article'
import { InboxCard } from './inbox-card'
import type { PreviewedAnnouncement } from './previewed-announcement'
import { WeChatPreview } from './wechat-preview'

const views = [
  { value: 'page', label: '正文' },
  { value: 'card', label: '列表' },
  { value: 'bell', label: '微信提醒' },
] as const

/** The announcement on a learner's phone: its page, its card in the list, and the messages in WeChat. */
export function AnnouncementPreview(announcement: PreviewedAnnouncement) {
  const [view, setView] = useState<(typeof views)[number]['value']>('page')
  return (
    <div className="preview">
      <Segmented block value={view} onChange={setView} options={[...views]} aria-label="预览" />
      {view === 'page' && (
        <PhoneFrame title="公告">
          <AnnouncementArticle {...announcement} />
        </PhoneFrame>
      )}
      {view === 'card' && (
        <PhoneFrame title="公告">
          <InboxCard {...announcement} />
        </PhoneFrame>
      )}
      {view === 'bell' && <WeChatPreview {...announcement} />}
    </div>
  )
}
