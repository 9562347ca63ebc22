import { Text, View } from '@tarojs/components'
import type { MyReview } from '@zhixing/shared/reviews/contract'
import { reviewsPages } from '@zhixing/shared/reviews/pages'
import { go } from '../../../navigation/navigate'
import { dayWords, studyHoursWords } from '../../../words/words'

const NEWS_DAYS = 30

/** What was decided about somebody's hours is said above them, as long as something can be done about it or the answer is new. */
export const ReviewsTold = ({ reviews }: { reviews: MyReview[] }) =>
  reviews.filter(isNews).map((review) => (
    <View
      className={`told ${review.answer?.upheld ? 'told--good' : ''}`}
      hoverClass="pressed"
      onClick={() => go(reviewsPages.reviews)}
      key={review.reviewId}
    >
      <Text className="told__title">{titleOf(review)}</Text>
      <Text className="told__says">{saysOf(review)}</Text>
      <Text className="told__go">查看理由和办法 ›</Text>
    </View>
  ))

const isNews = ({ mayAppeal, appeal, answer }: MyReview) =>
  answer ? Date.now() - Date.parse(answer.at) < NEWS_DAYS * 86_400_000 : mayAppeal || appeal !== undefined

function titleOf({ answer, appeal }: MyReview) {
  if (answer) return `您的申诉有答复了：${answer.upheld ? '申诉成立' : '维持原决定'}`
  return appeal ? '您的申诉已收到，正在等待答复' : '您的学时有一项复核决定'
}

function saysOf({ on, reversals, appealUntil, mayAppeal }: MyReview) {
  const hours = studyHoursWords(reversals.reduce((sum, { studyHours }) => sum + studyHours, 0))
  const about = `${dayWords(`${on}T04:00:00.000Z`)}的学习，涉及 ${hours}。`
  return mayAppeal ? `${about}不同意的，${dayWords(appealUntil)}前可以申诉。` : about
}
