import { ReloadOutlined } from '@ant-design/icons'
import type { Bell } from '@zhixing/shared/announcements/contract'
import { Badge, Button, Card, Empty, Skeleton } from 'antd'
import type * as z from 'zod'
import { BeijingTime } from '../../components/content/beijing-time'
import { LoadError } from '../../components/feedback/load-error'
import { ChannelReport } from './channel-report'
import { NotDelivered } from './not-delivered'
import { type DeliveryReport, useReport } from './use-report'

const stateTitles: Record<DeliveryReport['state'], string> = {
  planned: '即将开始',
  sending: '正在发送',
  paused: '已暂停',
  done: '已完成',
}

/** How the bell rang. The inbox has the announcement in any case, and the page says so. */
export function Report({ announcementId, bell }: { announcementId: string; bell: z.infer<typeof Bell> }) {
  const expected = bell.templateMessage || bell.subscribeMessage
  const { data: report, error, isPending, isFetching, refetch } = useReport(announcementId, expected)
  const again = expected && (
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
    <Card title="送达情况" extra={again}>
      {!expected && <p className="quiet">这条公告没有发送微信提醒，学员在小程序的公告列表中看到它。</p>}
      {expected && isPending && <Skeleton active />}
      {error && <LoadError error={error} onRetry={refetch} inline />}
      {expected && report === null && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="微信提醒还没有开始发送，稍后会自动显示" />
      )}
      {report && (
        <div className="stack">
          <div className="report-line">
            <Badge
              status={
                report.state === 'done' ? 'success' : report.state === 'paused' ? 'warning' : 'processing'
              }
              text={stateTitles[report.state]}
            />
            <span className="quiet">
              <BeijingTime at={report.startedAt} /> 开始
              {report.finishedAt && (
                <>
                  ，<BeijingTime at={report.finishedAt} /> 完成
                </>
              )}
            </span>
            {report.read !== undefined && <span className="quiet">{report.read} 人已读</span>}
          </div>
          {report.channels.length === 0 && (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description="没有可以提醒的学员：收件人都没有关注服务号，也没有同意接收订阅消息"
            />
          )}
          {report.channels.map((channel) => (
            <ChannelReport key={channel.channel} {...channel} />
          ))}
          <NotDelivered report={report} />
        </div>
      )}
    </Card>
  )
}
