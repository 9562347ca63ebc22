import type { CreditRequestDetail } from '@zhixing/shared/corrections/contract'
import { FactCard } from '../../components/page/fact-list'
import { HoursChange } from '../hours-change'
import { requestKindTitles } from '../words'
import { EvidenceLink } from './evidence-link'

/** What was requested, why, and on which evidence. */
export function RequestCard({ detail }: { detail: CreditRequestDetail }) {
  const { kind, studyHours, organisationName, reason } = detail
  const isReinstatement = kind === 'reversal' && studyHours > 0
  const facts = [
    { label: '类别', children: isReinstatement ? '恢复（冲正的冲正）' : requestKindTitles[kind] },
    { label: '学时变化', children: <HoursChange studyHours={studyHours} /> },
    { label: '申请单位', children: organisationName },
    { label: '事由', children: <span className="reason">{reason}</span> },
    { label: '凭据', children: <EvidenceLink detail={detail} /> },
  ]
  return <FactCard title="申请内容" facts={facts} />
}
