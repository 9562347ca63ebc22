import { jobLevels, jobLevelTitles } from '@zhixing/shared/identity/role'
import type { Policy, TrainingRequirement } from '@zhixing/shared/policy/policy'
import { effectiveDateText, trustTitles } from '@zhixing/shared/policy/policy-text'
import { requirementChoice } from '@zhixing/shared/policy/rules'
import { Card, Table, Tag } from 'antd'
import { Notes } from './notes'

interface Props {
  policy: Policy
  chosen: string[]
}

/** One version of a rule set: who says so, since when, what it asks for, and what its source leaves open. */
export function PolicyCard({ policy, chosen }: Props) {
  const { title, source, trust, sample, version, requirements, conversion, notes } = policy
  const isInUse = chosen.includes(policy.policyId) || conversion.length > 0
  return (
    <Card
      title={title}
      extra={
        <>
          {isInUse ? <Tag color="green">采用中</Tag> : <Tag>未采用</Tag>}
          {sample && <Tag color="orange">示例</Tag>}
        </>
      }
    >
      <p className="quiet rules-source">{`版本 ${version} · ${effectiveDateText(policy)} · 来源：${source}（${trustTitles[trust]}）`}</p>
      {requirements.length > 0 && (
        <Table<TrainingRequirement>
          size="small"
          pagination={false}
          rowKey="requirementId"
          dataSource={requirements}
          scroll={{ x: 640 }}
          columns={[
            { title: '要求', dataIndex: 'title' },
            { title: '适用职级', render: (_, { jobLevels: of }) => levelsOf(of) },
            { title: '学时', render: (_, { hours, least }) => hoursOf(hours, least) },
            { title: '计入', render: (_, { counts }) => (counts === 'online' ? '网络学习' : '全部') },
            { title: '状态', render: (_, requirement) => stateOf(requirement, policy, chosen) },
          ]}
        />
      )}
      {conversion.length > 0 && <ul className="rules-notes">{conversion.map(tier)}</ul>}
      <Notes notes={[...factsOf(policy), ...notes]} />
    </Card>
  )
}

const levelsOf = (of: Policy['requirements'][number]['jobLevels']) =>
  of.length === jobLevels.length ? '各职级' : of.map((level) => jobLevelTitles[level]).join('、')

const hoursOf = (hours: number, least: TrainingRequirement['least']) =>
  [
    String(hours),
    ...least.map((part) => `${part.requirement === 'required' ? '必修' : '选修'}不少于 ${part.hours}`),
  ].join('，')

function stateOf(
  { requirementId, onlyIfChosen, trust }: TrainingRequirement,
  { policyId }: Policy,
  chosen: string[],
) {
  const isOn = chosen.includes(onlyIfChosen ? requirementChoice(policyId, requirementId) : policyId)
  return `${isOn ? '采用' : '未采用'}（${trustTitles[trust]}）`
}

const tier = ({ fromSeconds, studyHours }: Policy['conversion'][number]) => (
  <li
    key={fromSeconds}
  >{`课程必修课时总长${fromSeconds > 0 ? `满 ${fromSeconds / 60} 分钟` : '不足以上各档'}：${studyHours} 学时`}</li>
)

function factsOf({ fiveYears, carryOver, promotion, offline }: Policy): string[] {
  return [
    ...(fiveYears
      ? [`五年周期：${fiveYears.firstYear}—${fiveYears.lastYear} 年（${fiveYears.title}）。`]
      : []),
    ...(carryOver ? ['超出部分转入下一年度选修：有此规则。'] : []),
    ...(promotion ? ['提任前未达到要求：提任后一年内完成。'] : []),
    ...(offline
      ? [
          `面授每天 ${offline.dayHours}；授课按 ${offline.teachingTimes} 倍；论文 ${offline.paperHours.join('、')}；内部培训每班不超过 ${offline.inHouseHoursMax}。由申报人据此填写，系统不自动换算。`,
        ]
      : []),
  ]
}
