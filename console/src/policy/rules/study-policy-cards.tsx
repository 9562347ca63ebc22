import { Tag } from 'antd'
import { SectionCard } from '../../components/page/section-card'
import { NoteList } from './note-list'
import { presenceNotes, reviewNotes, reviewPolicyVersion } from './study-policy-words'

const sampleTags = (
  <>
    <Tag color="green">采用中</Tag>
    <Tag color="orange">示例</Tag>
  </>
)

/** The thresholds of anomaly reviews. They are public, because they measure learners. */
export const ReviewPolicyCard = () => (
  <SectionCard title="异常复核" extra={sampleTags}>
    <p className="quiet rule-source">{`版本 ${reviewPolicyVersion.id} · 自 ${reviewPolicyVersion.effectiveOn} 起 · 来源：系统示例，请由主管部门确认`}</p>
    <NoteList notes={reviewNotes} />
  </SectionCard>
)

export const PresencePolicyCard = () => (
  <SectionCard title="在学确认" extra={sampleTags}>
    <p className="quiet rule-source">来源：系统示例，请由主管部门确认</p>
    <NoteList notes={presenceNotes} />
  </SectionCard>
)
