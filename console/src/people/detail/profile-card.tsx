import { jobLevelTitles } from '@zhixing/shared/identity/role'
import type { Person } from '@zhixing/shared/people/contract'
import { BeijingTime } from '../../components/content/beijing-time'
import { FactCard } from '../../components/page/fact-list'

export function ProfileCard({ person }: { person: Person }) {
  const { rosterCode, phoneMasked, organisationNames, introducedAt, introducedByName } = person
  const facts = [
    { label: '学员编号', children: rosterCode },
    { label: '单位', children: organisationNames.join(' / ') },
    { label: '职级', children: <JobLevels person={person} /> },
    { label: '手机号', children: phoneMasked ?? '没有登记' },
    { label: '微信', children: <Binding binding={person.binding} /> },
    {
      label: '名册登记',
      children: introducedAt ? (
        <>
          {introducedByName} <BeijingTime at={introducedAt} />
        </>
      ) : (
        '建库时登记'
      ),
    },
  ]
  const endedOn = person.employmentEndedOn
  const employmentFacts = endedOn ? [{ label: '不再在职', children: `自 ${endedOn} 起` }] : []
  return <FactCard title="基本信息" labelWidth={80} facts={[...facts, ...employmentFacts]} />
}

/** The present job level, and below it the earlier ones with the last day they were held before. */
const JobLevels = ({ person: { jobLevel, formerJobLevels } }: { person: Person }) => (
  <div>
    {jobLevelTitles[jobLevel]}
    {formerJobLevels.map((former) => (
      <div
        key={former.until}
        className="quiet"
      >{`${former.until} 以前：${jobLevelTitles[former.jobLevel]}`}</div>
    ))}
  </div>
)

function Binding({ binding }: Pick<Person, 'binding'>) {
  if (!binding) return '还没有绑定'
  return (
    <div>
      <BeijingTime at={binding.boundAt} /> 绑定
      <div className="quiet">{proofText(binding.proof)}</div>
    </div>
  )
}

function proofText(proof: NonNullable<Person['binding']>['proof']): string {
  if (proof === 'phone') return '已核对手机号'
  if (proof === 'rosterCode') return '用姓名和学员编号绑定，没有核对手机号'
  return '绑定较早，没有记下核对方式'
}
