import { Text } from '@tarojs/components'
import { DAY_MS, startOfDay } from '@zhixing/shared/calendar'
import type { MyReview } from '@zhixing/shared/reviews/contract'
import { reviewsPages } from '@zhixing/shared/reviews/pages'
import { Pressable } from '../../../components/controls/pressable'
import { openPage } from '../../../navigation/navigate'
import { dayWords } from '../../../words/days'
import { studyHoursWords } from '../../../words/study-hours'

const NEWS_DAYS = 30

/** Decisions on the learner's hours that can be appealed against, are appealed, or were answered lately. */
export const ReviewNews = ({ reviews }: { reviews: MyReview[] }) =>
  reviews.filter(isNews).map((review) => (
    <Pressable
      role="link"
      className={`review-news ${review.answer?.upheld ? 'review-news--good' : ''}`}
      onClick={() => openPage(reviewsPages.reviews)}
      key={review.reviewId}
    >
      <Text className="review-news__title">{titleOf(review)}</Text>
      <Text className="review-news__text">{textOf(review)}</Text>
      <Text className="review-news__go">查看理由和办法 ›</Text>
    </Pressable>
  ))

function isNews({ mayAppeal, appeal, answer }: MyReview): boolean {
  if (answer) return Date.now() - Date.parse(answer.at) < NEWS_DAYS * DAY_MS
  return mayAppeal || appeal !== undefined
}

function titleOf({ answer, appeal }: MyReview): string {
  if (answer) return `您的申诉有答复了：${answer.upheld ? '申诉成立' : '维持原决定'}`
  return appeal ? '您的申诉已收到，正在等待答复' : '您的学时有一项复核决定'
}

function textOf({ on, reversals, appealUntil, mayAppeal }: MyReview): string {
  const hours = reversals.reduce((sum, { studyHours }) => sum + studyHours, 0)
  const about = `${dayWords(startOfDay(on).toISOString())}的学习，涉及 ${studyHoursWords(hours)}。`
  return mayAppeal ? `${about}不同意的，${dayWords(appealUntil)}前可以申诉。` : about
}
