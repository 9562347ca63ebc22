import { Segmented } from 'antd'
import { useState } from 'react'
import { PhoneFrame } from '../../components/content/phone-frame'
import { Arrival } from './arrival'
import { DetailPage } from './detail-page'
import { InboxCard } from './inbox-card'
import type { Shown } from './shown'

const views = [
  { value: 'page', label: '正文' },
  { value: 'card', label: '列表' },
  { value: 'bell', label: '微信提醒' },
] as const

/** What will be on learners' phones: the page, its card in the list, and the bell. */
export function Preview(shown: Shown) {
  const [view, setView] = useState<(typeof views)[number]['value']>('page')
  return (
    <div className="preview">
      <Segmented block value={view} onChange={setView} options={[...views]} aria-label="预览" />
      {view === 'page' && (
        <PhoneFrame title="公告">
          <DetailPage {...shown} />
        </PhoneFrame>
      )}
      {view === 'card' && (
        <PhoneFrame title="公告">
          <InboxCard {...shown} />
        </PhoneFrame>
      )}
      {view === 'bell' && <Arrival {...shown} />}
    </div>
  )
}
