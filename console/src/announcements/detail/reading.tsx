import { CheckCircleFilled } from '@ant-design/icons'
import { Card, Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { PhoneFrame } from '../../components/content/phone-frame'
import { Arrival } from '../preview/arrival'
import { DetailPage } from '../preview/detail-page'
import { InboxCard } from '../preview/inbox-card'
import type { Shown } from '../preview/shown'

interface Props {
  shown: Shown
  mayApprove: boolean
  read: boolean
  onRead: () => void
}

/** The text as learners will read it. An approver reaches its end before he can approve it. */
export function Reading({ shown, mayApprove, read, onRead }: Props) {
  const [view, setView] = useState<'text' | 'phone'>('text')
  return (
    <Card
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
            <InboxCard {...shown} />
          </PhoneFrame>
          <Arrival {...shown} />
        </div>
      ) : (
        <>
          <p className="reading-summary">{shown.facts.summary}</p>
          <DetailPage {...shown} />
          {mayApprove && <End read={read} onRead={onRead} />}
        </>
      )}
    </Card>
  )
}

function End({ read, onRead }: { read: boolean; onRead: () => void }) {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && onRead(),
    )
    if (line.current) watcher.observe(line.current)
    return () => watcher.disconnect()
  }, [onRead])
  return (
    <div ref={line} className="quiet reading-end">
      {read ? (
        <>
          <CheckCircleFilled className="good" aria-hidden /> 已阅至文末，可以审批
        </>
      ) : (
        '— 正文完 —'
      )}
    </div>
  )
}
