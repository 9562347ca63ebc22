import { Table, type TableColumnsType } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { channelTitles, outcomeTitles } from './delivery-words'
import type { DeliveryReport } from './use-delivery-report'

type NotDeliveredRow = DeliveryReport['notDelivered'][number]

/** The server lists this many at most; a full list may have been cut. */
const LISTED_MAX = 100
const PAGE_SIZE = 10

const notDeliveredColumns: TableColumnsType<NotDeliveredRow> = [
  { title: '姓名', dataIndex: 'name', width: 100 },
  { title: '渠道', key: 'channel', width: 130, render: (_, { channel }) => channelTitles[channel] },
  { title: '结果', key: 'outcome', width: 80, render: (_, { end }) => outcomeTitles[end] },
  { title: '原因', dataIndex: 'reason' },
  { title: '时间', key: 'at', width: 140, render: (_, { at }) => <BeijingTime at={at} /> },
]

/** The learners that no message reached, with the reason. */
export function NotDelivered({ report: { notDelivered, channels, state } }: { report: DeliveryReport }) {
  if (!notDelivered.length) {
    const hasRecipients = channels.some(({ recipients }) => recipients > 0)
    return state === 'done' && hasRecipients ? <p className="quiet">全部送达。</p> : null
  }
  return (
    <section aria-label="未送达名单">
      <h3 className="section-title">
        没有送达的学员{' '}
        <span className="quiet">
          {notDelivered.length >= LISTED_MAX && `（前${LISTED_MAX}位）`}他们仍可在小程序的公告列表中看到
        </span>
      </h3>
      <Table
        size="small"
        rowKey={({ channel, name, at }) => `${channel}${name}${at}`}
        dataSource={notDelivered}
        pagination={
          notDelivered.length > PAGE_SIZE && { pageSize: PAGE_SIZE, size: 'small', showSizeChanger: false }
        }
        scroll={{ x: 560 }}
        columns={notDeliveredColumns}
      />
    </section>
  )
}
