import { Text } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { listMyReviews } from '@zhixing/shared/reviews/contract'
import { useAnswer } from '../../../api/use-contract-query'
import { Answered } from '../../../components/outcome/answered'
import { Empty } from '../../../components/outcome/empty'
import { Page } from '../../../components/page/page'
import './index.scss'
import { ReviewNotice } from './review-notice'

/** What was decided against somebody, told to himself: what was seen, why, which hours, and what he can do about it until when. */
export default function MyReviews() {
  const answer = useAnswer(listMyReviews, {})
  usePullDownRefresh(() => {
    if (!answer.uninvited) answer.retry()
    Taro.stopPullDownRefresh()
  })
  return (
    <Page>
      <Answered by={answer} invitation="绑定后，与您的学时有关的复核会告知在这里">
        {({ reviews }) =>
          reviews.length === 0 ? (
            <Empty title="没有涉及您学时的复核" detail="您的学时都照常计入，不用办理什么" />
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
      </Answered>
    </Page>
  )
}
