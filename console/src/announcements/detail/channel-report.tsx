import { Tooltip } from 'antd'
import { channelTitles, deliveryOutcomes } from './delivery-words'
import type { DeliveryReport } from './use-delivery-report'

/** One channel: a bar and a count for each outcome. The counts add up to the recipients. */
export const ChannelReport = ({ channel, recipients, ends: counts }: DeliveryReport['channels'][number]) => (
  <section className="channel" aria-label={channelTitles[channel]}>
    <div className="channel-head">
      <strong>{channelTitles[channel]}</strong>
      <span className="quiet">应发 {recipients} 人</span>
    </div>
    <div className="channel-bar" aria-hidden="true">
      {deliveryOutcomes.map(
        ({ outcome }) =>
          counts[outcome] > 0 && (
            <span key={outcome} className={`outcome-${outcome}`} style={{ flexGrow: counts[outcome] }} />
          ),
      )}
    </div>
    <div className="channel-counts">
      {deliveryOutcomes.map(({ outcome, title, explanation }) => (
        <Tooltip key={outcome} title={explanation}>
          <div className="channel-count">
            <span className={`outcome-dot outcome-${outcome}`} />
            <span className="quiet">{title}</span>
            <strong>{counts[outcome]}</strong>
          </div>
        </Tooltip>
      ))}
    </div>
  </section>
)
