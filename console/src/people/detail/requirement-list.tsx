import type { RequirementProgress } from '@zhixing/shared/ledger/requirement-progress'
import { Progress, Tag } from 'antd'
import { hoursText } from '../../components/content/study-hours'

/** Each requirement of the year: how much is done and what is missing. */
export function RequirementList({ requirements }: { requirements: RequirementProgress[] }) {
  if (requirements.length === 0)
    return <span className="quiet">现行规则对这一职级没有规定学时要求，学到的学时照常入账。</span>
  return (
    <ul className="person-parts">
      {requirements.map((requirement) => (
        <li key={`${requirement.requirementId} ${requirement.to}`}>
          <Requirement requirement={requirement} />
        </li>
      ))}
    </ul>
  )
}

function Requirement({ requirement }: { requirement: RequirementProgress }) {
  const { title, neededHours, achievedHours, remainingHours, parts, to, source } = requirement
  const isMet = remainingHours === 0
  const percent = neededHours > 0 ? Math.min(100, Math.floor((achievedHours / neededHours) * 100)) : 100
  return (
    <>
      <h3>{title}</h3>
      <Tag color={isMet ? 'green' : 'orange'}>{isMet ? '已达到' : `还差 ${hoursText(remainingHours)}`}</Tag>
      <Progress
        percent={percent}
        showInfo={false}
        {...(isMet && { status: 'success' as const })}
        aria-label={`${title}完成的比例`}
      />
      <p>{`要求 ${hoursText(neededHours)}，已完成 ${hoursText(achievedHours)}，截至 ${to}（含当日）。`}</p>
      {parts.filter(isTold).map((part) => (
        <p key={part.requirement}>{partText(part)}</p>
      ))}
      <p className="quiet">{`来源：${source}`}</p>
    </>
  )
}

type RequirementPart = RequirementProgress['parts'][number]

/** A part without a minimum of its own is told only once something counts for it. */
const isTold = ({ neededHours, achievedHours }: RequirementPart) =>
  neededHours !== undefined || achievedHours > 0

function partText({ requirement, neededHours, achievedHours, remainingHours }: RequirementPart): string {
  const name = requirement === 'required' ? '必修' : '选修'
  if (neededHours === undefined) return `${name}已完成 ${hoursText(achievedHours)}，没有单独要求。`
  const rest = remainingHours > 0 ? `还差 ${hoursText(remainingHours)}` : '已达到'
  return `${name}要求 ${hoursText(neededHours)}，已完成 ${hoursText(achievedHours)}，${rest}。`
}
