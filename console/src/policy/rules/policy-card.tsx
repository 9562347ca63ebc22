import { jobLevels as allJobLevels, type JobLevel, jobLevelTitles } from '@zhixing/shared/identity/role'
import type { Policy, TrainingRequirement } from '@zhixing/shared/policy/policy'
import { effectiveDateText, trustTitles } from '@zhixing/shared/policy/policy-text'
import { requirementChoice } from '@zhixing/shared/policy/rules'
import { Table, type TableColumnsType, Tag } from 'antd'
import { SectionCard } from '../../components/page/section-card'
import { NoteList } from './note-list'

interface Props {
  policy: Policy
  /** Ids of the policies, and of single requirements of them, that the province has chosen. */
  chosen: string[]
}

/** One version of a policy: source, requirements, conversion of lengths into hours, open points. */
export function PolicyCard({ policy, chosen }: Props) {
  const { policyId, title, source, trust, sample, version, requirements, conversion, notes } = policy
  // The province chooses requirements; a conversion applies without being chosen.
  const isInUse = chosen.includes(policyId) || conversion.length > 0
  return (
    <SectionCard
      title={title}
      extra={
        <>
          {isInUse ? <Tag color="green">采用中</Tag> : <Tag>未采用</Tag>}
          {sample && <Tag color="orange">示例</Tag>}
        </>
      }
    >
      <p className="quiet rule-source">{`版本 ${version} · ${effectiveDateText(policy)} · 来源：${source}（${trustTitles[trust]}）`}</p>
      {requirements.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must scroll it too
        <section className="rule-table" aria-label={`${title}的要求`} tabIndex={0}>
          <Table
            size="small"
            pagination={false}
            rowKey="requirementId"
            dataSource={requirements}
            columns={requirementColumns(policyId, chosen)}
          />
        </section>
      )}
      {conversion.length > 0 && <NoteList notes={conversion.map(conversionText)} />}
      <NoteList notes={[...provisionTexts(policy), ...notes]} />
    </SectionCard>
  )
}

const requirementColumns = (policyId: string, chosen: string[]): TableColumnsType<TrainingRequirement> => [
  { title: '要求', dataIndex: 'title' },
  { title: '适用职级', render: (_, { jobLevels }) => jobLevelsText(jobLevels) },
  { title: '学时', render: (_, { hours, least }) => hoursText(hours, least) },
  { title: '计入', render: (_, { counts }) => (counts === 'online' ? '网络学习' : '全部') },
  { title: '状态', render: (_, requirement) => statusText(requirement, policyId, chosen) },
]

const jobLevelsText = (jobLevels: readonly JobLevel[]) =>
  jobLevels.length === allJobLevels.length
    ? '各职级'
    : jobLevels.map((level) => jobLevelTitles[level]).join('、')

function hoursText(hours: number, least: TrainingRequirement['least']): string {
  const minimums = least.map(
    (part) => `${part.requirement === 'required' ? '必修' : '选修'}不少于 ${part.hours}`,
  )
  return [String(hours), ...minimums].join('，')
}

function statusText(requirement: TrainingRequirement, policyId: string, chosen: string[]): string {
  const { requirementId, onlyIfChosen, trust } = requirement
  const isInUse = chosen.includes(onlyIfChosen ? requirementChoice(policyId, requirementId) : policyId)
  return `${isInUse ? '采用' : '未采用'}（${trustTitles[trust]}）`
}

function conversionText({ fromSeconds, studyHours }: Policy['conversion'][number]): string {
  const length = fromSeconds > 0 ? `满 ${fromSeconds / 60} 分钟` : '不足以上各档'
  return `课程必修课时总长${length}：${studyHours} 学时`
}

/** The provisions of a policy beside its requirements, one sentence each. */
function provisionTexts({ fiveYears, carryOver, promotion, offline }: Policy): string[] {
  const texts = [
    fiveYears && `五年周期：${fiveYears.firstYear}—${fiveYears.lastYear} 年（${fiveYears.title}）。`,
    carryOver && '超出部分转入下一年度选修：有此规则。',
    promotion && '提任前未达到要求：提任后一年内完成。',
    offline &&
      [
        `面授每天 ${offline.dayHours}`,
        `授课按 ${offline.teachingTimes} 倍`,
        `论文 ${offline.paperHours.join('、')}`,
        `内部培训每班不超过 ${offline.inHouseHoursMax}。由申报人据此填写，系统不自动换算。`,
      ].join('；'),
  ]
  return texts.filter((text) => typeof text === 'string')
}
