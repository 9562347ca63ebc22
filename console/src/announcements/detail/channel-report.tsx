import { Tooltip } from 'antd'
import type { DeliveryReport } from './use-report'

type ChannelCounts = DeliveryReport['channels'][number]

export const channelTitles: Record<ChannelCounts['channel'], string> = {
  templateMessage: '服务号模板消息',
  subscribeMessage: '小程序订阅消息',
}
export const endTitles: Record<keyof ChannelCounts['ends'], string> = {
  delivered: '送达',
  refused: '拒收',
  unreachable: '不可达',
  unknown: '未知',
  waiting: '待发送',
}
const explained: Record<keyof ChannelCounts['ends'], string> = {
  delivered: '微信已接收并送出',
  refused: '学员关闭或拒绝了提醒',
  unreachable: '已取消关注，或微信号已停用',
  unknown: '已发出，但微信没有给出结果；为免重复打扰，不再发送',
  waiting: '还没有发送',
}
const ends = ['delivered', 'refused', 'unreachable', 'unknown', 'waiting'] as const

/** The ends add up to the recipients: nobody is left out of the count. */
export const ChannelReport = ({ channel, recipients, ends: counts }: ChannelCounts) => (
  <section className="channel" aria-label={channelTitles[channel]}>
    <div className="channel-head">
      <strong>{channelTitles[channel]}</strong>
      <span className="quiet">应发 {recipients} 人</span>
    </div>
    <div className="channel-bar" aria-hidden="true">
      {ends.map(
        (end) =>
          counts[end] > 0 && <span key={end} className={`end-${end}`} style={{ flexGrow: counts[end] }} />,
      )}
    </div>
    <div className="channel-ends">
      {ends.map((end) => (
        <Tooltip key={end} title={explained[end]}>
          <div className="channel-end">
            <span className={`end-dot end-${end}`} />
            <span className="quiet">{endTitles[end]}</span>
            <strong>{counts[end]}</strong>
          </div>
        </Tooltip>
      ))}
    </div>
  </section>
)
