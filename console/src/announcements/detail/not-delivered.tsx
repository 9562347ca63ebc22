import { Table } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { channelTitles, endTitles } from './channel-report'
import type { DeliveryReport } from './use-report'

const LISTED_MAX = 100

export function NotDelivered({ report }: { report: DeliveryReport }) {
  const { notDelivered } = report
  if (!notDelivered.length) {
    const anybody = report.channels.some(({ recipients }) => recipients > 0)
    return report.state === 'done' && anybody ? <p className="quiet">全部送达。</p> : null
  }
  return (
    <section aria-label="未送达名单">
      <h3 className="section-title">
        没有送达的学员{' '}
        <span className="quiet">
          {notDelivered.length >= LISTED_MAX && '（前100位）'}他们仍可在小程序的公告列表中看到
        </span>
      </h3>
      <Table
        size="small"
        rowKey={({ channel, name, at }) => `${channel}${name}${at}`}
        dataSource={notDelivered}
        pagination={notDelivered.length > 10 && { pageSize: 10, size: 'small', showSizeChanger: false }}
        scroll={{ x: 560 }}
        columns={[
          { title: '姓名', dataIndex: 'name', width: 100 },
          { title: '渠道', key: 'channel', width: 130, render: (_, { channel }) => channelTitles[channel] },
          { title: '结果', key: 'end', width: 80, render: (_, { end }) => endTitles[end] },
          { title: '原因', dataIndex: 'reason' },
          { title: '时间', key: 'at', width: 140, render: (_, { at }) => <BeijingTime at={at} /> },
        ]}
      />
    </section>
  )
}
