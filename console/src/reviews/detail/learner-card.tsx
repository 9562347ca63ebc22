import type { ReviewDetail } from '@zhixing/shared/reviews/contract'
import { Link } from 'react-router-dom'
import { BeijingTime } from '../../components/content/beijing-time'
import { FactCard } from '../../components/page/fact-list'

export function LearnerCard({ detail }: { detail: ReviewDetail }) {
  const { name, phoneMasked, organisationNames, on, raisedAt, reviewPolicyId, appealUntil } = detail
  const facts = [
    { label: '姓名', children: name },
    { label: '单位', children: organisationNames.join(' / ') },
    ...(phoneMasked ? [{ label: '手机号', children: phoneMasked }] : []),
    { label: '学习日期', children: on },
    { label: '提请时间', children: <BeijingTime at={raisedAt} /> },
    { label: '规则版本', children: <Link to="/rules">{`${reviewPolicyId}（示例，点此查看）`}</Link> },
    ...(appealUntil ? [{ label: '申诉期限', children: <BeijingTime at={appealUntil} /> }] : []),
  ]
  return <FactCard title="学员" facts={facts} />
}
