import { Text } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { listMyReviews } from '@zhixing/shared/reviews/contract'
import { useContractQuery } from '../../../api/use-contract-query'
import { EmptyNotice } from '../../../components/feedback/empty-notice'
import { QueryView } from '../../../components/feedback/query-view'
import { Page } from '../../../components/layout/page'
import './index.scss'
import { ReviewNotice } from './review-notice'

/** Decisions against the learner: the facts, the reason, the hours, and until when to appeal. */
export default function MyReviews() {
  const result = useContractQuery(listMyReviews, {})
  usePullDownRefresh(() => {
    if (!result.needsBinding) result.retry()
    Taro.stopPullDownRefresh()
  })
  return (
    <Page>
      <QueryView result={result} invitation="绑定后，与您的学时有关的复核会告知在这里">
        {({ reviews }) =>
          reviews.length === 0 ? (
            <EmptyNotice title="没有涉及您学时的复核" detail="您的学时都照常计入，不用办理什么" />
          ) : (
            <>
              <Text className="reviews__lead">
                下面是涉及您学时的复核决定。您有权知道理由；不同意的，可以申诉，由没有参与决定的同志答复。
              </Text>
              {reviews.map((review) => (
                <ReviewNotice review={review} key={review.reviewId} />
              ))}
            </>
          )
        }
      </QueryView>
    </Page>
  )
}
