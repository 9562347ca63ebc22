import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import type { OutputOf } from '@zhixing/shared/contract'
import type { getTranscript } from '@zhixing/shared/ledger/contract'
import { entryCountsOf, reversalInEffect } from '@zhixing/shared/ledger/rules'
import { pages } from '@zhixing/shared/pages'
import type { Policy } from '@zhixing/shared/policy/policy'
import { Choices } from '../../../components/control/choices'
import { Answered } from '../../../components/outcome/answered'
import { Empty } from '../../../components/outcome/empty'
import { Page } from '../../../components/page/page'
import { SectionTitle } from '../../../components/page/section-title'
import { Requirements } from '../../../components/study/requirements'
import { StudyHours } from '../../../components/study/study-hours'
import { go } from '../../../navigation/navigate'
import { categoryTitle } from '../../../words/categories'
import { EntryCard } from './entry-card'
import { HowCounted } from './how-counted'
import './index.scss'
import { ReviewsTold } from './reviews-told'
import { Totals } from './totals'
import { useTranscript } from './use-transcript'

export default function Transcript() {
  const { answer, reviews, policies, years, year, setYear } = useTranscript()
  usePullDownRefresh(() => {
    if (!answer.uninvited) answer.retry()
    Taro.stopPullDownRefresh()
  })
  return (
    <Page>
      {years.length > 1 && (
        <View className="transcript__years">
          <Choices choices={years} chosen={year} onChoose={setYear} />
        </View>
      )}
      <Answered by={answer} invitation="绑定后，这里按年度列出您的学时">
        {([transcript, , { policies: known }]) => (
          <>
            <ReviewsTold reviews={reviews} />
            <Year transcript={transcript} policies={known} />
          </>
        )}
      </Answered>
      {policies && (answer.data || answer.uninvited) && <HowCounted {...policies} />}
    </Page>
  )
}

const requiredFirst = (one: { key: string }) => (one.key === 'required' ? -1 : 1)

function Year({ transcript, policies }: { transcript: OutputOf<typeof getTranscript>; policies: Policy[] }) {
  const { creditYear, studyHours, entries, byCategory, byRequirement, requirements } = transcript
  const { courses, classDays } = entryCountsOf(entries)
  return (
    <>
      <View className="card transcript__total">
        <View className="transcript__numbers">
          <StudyHours value={studyHours} name={`${creditYear} 年已入账`} />
          <StudyHours value={courses} unit="门" name="入账课程" />
          {classDays > 0 && <StudyHours value={classDays} unit="天" name="集中培训" />}
        </View>
        <Requirements requirements={requirements} />
      </View>
      {entries.length === 0 ? (
        <Empty
          title={`${creditYear} 年没有入账的学时`}
          detail="学完一门课程，学时自动入账，不用申报"
          act={{ title: '去选课', onClick: () => go(pages.catalogue) }}
        />
      ) : (
        <>
          <View className="card transcript__totals">
            <Totals
              title="必修和选修"
              totals={[...byRequirement].sort(requiredFirst)}
              nameOf={(key) => (key === 'required' ? '必修' : '选修')}
            />
            <Totals title="课程分类" totals={byCategory} nameOf={(key) => categoryTitle(key) || '其他'} />
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
      )}
    </>
  )
}
