import { Text, View } from '@tarojs/components'
import type { OutputOf } from '@zhixing/shared/contract'
import type { getTranscript } from '@zhixing/shared/ledger/contract'
import { entryCountsOf, reversalInEffect } from '@zhixing/shared/ledger/rules'
import { pages } from '@zhixing/shared/pages'
import type { Policy } from '@zhixing/shared/policy/policy'
import { EmptyNotice } from '../../../components/feedback/empty-notice'
import { SectionTitle } from '../../../components/layout/section-title'
import { KeyFigure } from '../../../components/study/key-figure'
import { Requirements } from '../../../components/study/requirements'
import { openPage } from '../../../navigation/navigate'
import { findCategoryTitle } from '../../../words/categories'
import { EntryCard } from './entry-card'
import { Totals } from './totals'

interface Props {
  transcript: OutputOf<typeof getTranscript>
  policies: Policy[]
}

/** Totals, requirements and entries of one credit year. */
export function TranscriptYear({ transcript, policies }: Props) {
  const { creditYear, studyHours, entries, requirements } = transcript
  const { courses, classDays } = entryCountsOf(entries)
  return (
    <>
      <View className="card transcript__total">
        <View className="transcript__numbers">
          <KeyFigure value={studyHours} name={`${creditYear} 年已入账`} />
          <KeyFigure value={courses} unit="门" name="入账课程" />
          {classDays > 0 && <KeyFigure value={classDays} unit="天" name="集中培训" />}
        </View>
        <Requirements requirements={requirements} />
      </View>
      {entries.length === 0 ? (
        <EmptyNotice
          title={`${creditYear} 年没有入账的学时`}
          detail="学完一门课程，学时自动入账，不用申报"
          action={{ title: '去选课', onClick: () => openPage(pages.catalogue) }}
        />
      ) : (
        <Entries transcript={transcript} policies={policies} />
      )}
    </>
  )
}

function Entries({ transcript, policies }: Props) {
  const { entries, byRequirement, byCategory } = transcript
  return (
    <>
      <View className="card transcript__totals">
        <Totals
          title="必修和选修"
          totals={[...byRequirement].sort(requiredFirst)}
          nameOf={(key) => (key === 'required' ? '必修' : '选修')}
        />
        <Totals title="课程分类" totals={byCategory} nameOf={(key) => findCategoryTitle(key) || '其他'} />
      </View>
      <SectionTitle title="入账明细" />
      <Text className="transcript__meaning">
        “已入账”是说：这门课已学完，或这一天的集中培训已审批，学时已记到您名下。课程或规则以后有变动，不会改动已入账的学时。
      </Text>
      {entries.map((entry) => (
        <EntryCard
          entry={entry}
          policy={policies.find(({ policyId }) => policyId === entry.policyId)}
          reversal={reversalInEffect(entry.entryId, entries)}
          key={entry.entryId}
        />
      ))}
    </>
  )
}

const requiredFirst = ({ key }: { key: string }) => (key === 'required' ? -1 : 1)
