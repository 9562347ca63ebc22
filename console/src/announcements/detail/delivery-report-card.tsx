import { ReloadOutlined } from '@ant-design/icons'
import type { AnnouncementFacts } from '@zhixing/shared/announcements/contract'
import { Badge, Button, Skeleton } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { EmptyState } from '../../components/feedback/empty-state'
import { LoadError } from '../../components/feedback/load-error'
import { SectionCard } from '../../components/page/section-card'
import { ChannelReport } from './channel-report'
import { NotDelivered } from './not-delivered'
import { type DeliveryReport, useDeliveryReport } from './use-delivery-report'

const campaignStates = {
  planned: { title: '即将开始', status: 'processing' },
  sending: { title: '正在发送', status: 'processing' },
  paused: { title: '已暂停', status: 'warning' },
  done: { title: '已完成', status: 'success' },
} as const satisfies Record<DeliveryReport['state'], object>

interface Props {
  announcementId: string
  bell: AnnouncementFacts['bell']
}

/** How the WeChat messages were delivered. The announcement is in every inbox in any case. */
export function DeliveryReportCard({ announcementId, bell }: Props) {
  const isExpected = bell.templateMessage || bell.subscribeMessage
  const query = useDeliveryReport(announcementId, isExpected)
  const { data: report, error, isPending, isFetching, refetch } = query
  if (!isExpected)
    return (
      <SectionCard title="送达情况">
        <p className="quiet">这条公告没有发送微信提醒，学员在小程序的公告列表中看到它。</p>
      </SectionCard>
    )
  const refreshButton = (
    <Button
      size="small"
      type="text"
      icon={<ReloadOutlined aria-hidden />}
      loading={isFetching}
      onClick={() => refetch()}
      aria-label="刷新送达情况"
    />
  )
  return (
    <SectionCard title="送达情况" extra={refreshButton}>
      {isPending && <Skeleton active />}
      {error && <LoadError error={error} onRetry={refetch} inline />}
      {report === null && <EmptyState description="微信提醒还没有开始发送，稍后会自动显示" />}
      {report && <ReportContent report={report} />}
    </SectionCard>
  )
}

const ReportContent = ({ report }: { report: DeliveryReport }) => (
  <div className="stack">
    <ReportHead report={report} />
    {report.channels.length === 0 && (
      <EmptyState description="没有可以提醒的学员：收件人都没有关注服务号，也没有同意接收订阅消息" />
    )}
    {report.channels.map((channel) => (
      <ChannelReport key={channel.channel} {...channel} />
    ))}
    <NotDelivered report={report} />
  </div>
)

function ReportHead({ report: { state, startedAt, finishedAt, read } }: { report: DeliveryReport }) {
  const { status, title } = campaignStates[state]
  return (
    <div className="report-line">
      <Badge status={status} text={title} />
      <span className="quiet">
        <BeijingTime at={startedAt} /> 开始
        {finishedAt && (
          <>
            ，<BeijingTime at={finishedAt} /> 完成
          </>
        )}
      </span>
      {read !== undefined && <span className="quiet">{read} 人已读</span>}
    </div>
  )
}
