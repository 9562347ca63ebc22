import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { Choices } from '../../../components/controls/choices'
import { QueryView } from '../../../components/feedback/query-view'
import { Skeleton } from '../../../components/feedback/skeleton'
import { Page } from '../../../components/layout/page'
import { HowCounted } from './how-counted'
import './index.scss'
import { ReviewNews } from './review-news'
import { TranscriptYear } from './transcript-year'
import { useTranscript } from './use-transcript'

export default function Transcript() {
  const { result, reviews, policies, yearChoices, year, setYear } = useTranscript()
  usePullDownRefresh(() => {
    if (!result.needsBinding) result.retry()
    Taro.stopPullDownRefresh()
  })
  return (
    <Page>
      {yearChoices.length > 1 && (
        <View className="transcript__years">
          <Choices label="年度" choices={yearChoices} chosen={year} onChoose={setYear} />
        </View>
      )}
      <QueryView
        result={result}
        skeleton={<Skeleton parts={['card', 'card', 'row']} />}
        invitation="绑定后，这里按年度列出您的学时"
      >
        {([transcript, _categories, { policies: known }]) => (
          <>
            <ReviewNews reviews={reviews} />
            <TranscriptYear transcript={transcript} policies={known} />
          </>
        )}
      </QueryView>
      {policies && (result.data || result.needsBinding) && <HowCounted {...policies} />}
    </Page>
  )
}
