import type { CreditRequestDetail, RowResult } from '@zhixing/shared/corrections/contract'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { enteredAt } from '@zhixing/shared/ledger/rules'
import { BeijingTime } from '../../components/content/beijing-time'
import { entryKindTitles, hoursText } from '../../components/content/study-hours'
import { requirementTitles, subjectTitles } from '../../components/course/titles'
import { FactList } from '../../components/page/fact-list'
import { SectionCard } from '../../components/page/section-card'

interface Props {
  entry: CreditEntry
  detail: CreditRequestDetail
}

/** The ledger entry that a reversal is requested for, and the outcome once it is entered. */
export function EntryCard({ entry, detail }: Props) {
  const [row] = detail.rows
  const { kind, requirement, subject, title, studyHours, creditYear, entryId } = entry
  const facts = [
    { label: '学员', children: row ? `${row.name}（${row.rosterCode}）` : '' },
    { label: '课程或班次', children: title },
    {
      label: '类别',
      children: [entryKindTitles[kind], requirementTitles[requirement], subjectTitles[subject]].join(' · '),
    },
    { label: '学时', children: hoursText(studyHours) },
    { label: '年度', children: `${creditYear}` },
    { label: '入账时间', children: <BeijingTime at={enteredAt(entry)} /> },
    { label: '编号', children: <span className="hash">{entryId}</span> },
  ]
  return (
    <SectionCard title="要冲正的学时">
      <FactList labelWidth={88} facts={facts} />
      {row?.result && <p className="row-note">{outcomeText(row.result)}</p>}
    </SectionCard>
  )
}

function outcomeText({ present, overDay }: RowResult): string {
  if (overDay) return '当天已有其他班次的学时，恢复后会超过一天的上限，没有恢复。'
  return present ? '这笔学时已由另一件申请冲正，没有重复冲正。' : '已冲正。'
}
