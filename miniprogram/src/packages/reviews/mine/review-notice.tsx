import { Text, View } from '@tarojs/components'
import type { MyReview } from '@zhixing/shared/reviews/contract'
import { reversalTitles } from '@zhixing/shared/reviews/words'
import { memo } from 'react'
import { dayWords, studyHoursWords } from '../../../words/words'
import { AppealForm } from './appeal-form'

/** In the order in which one asks: what happened, why, what it means for my hours, what I can do. */
export const ReviewNotice = memo(function ReviewNotice({ review }: { review: MyReview }) {
  const { on, explanation, reason, decidedBy, decidedAt, reversals } = review
  return (
    <View className="card review">
      <Text className="review__title">{`${dayWords(`${on}T04:00:00.000Z`)}的学习：${explanation.title}`}</Text>
      <Said name="看到的情况" says={explanation.seen} />
      <Said
        name="为什么会复核"
        says={`规则规定的界线：${explanation.threshold}到了界线的由人复核，系统不会自动扣减学时。`}
      />
      <Said
        name="复核决定"
        says={`${decidedBy}的监管人员于${dayWords(decidedAt)}提出冲正（收回学时），理由是：${reason}`}
      />
      <Text className="review__name">涉及的学时</Text>
      {reversals.map(({ entryId, title, studyHours, reversal }) => (
        <View className="review__entry" key={entryId}>
          <View className="review__line">
            <Text className="review__course">{title}</Text>
            <Text className="review__hours">{studyHoursWords(studyHours)}</Text>
          </View>
          <Text className="review__state">{reversalTitles[reversal]}</Text>
        </View>
      ))}
      <Appeal review={review} />
    </View>
  )
})

const Said = ({ name, says }: { name: string; says: string }) => (
  <View>
    <Text className="review__name">{name}</Text>
    <Text className="review__says">{says}</Text>
  </View>
)

function Appeal({ review: { reviewId, mayAppeal, appealUntil, appeal, answer } }: { review: MyReview }) {
  if (mayAppeal) return <AppealForm reviewId={reviewId} until={appealUntil} />
  if (!appeal)
    return (
      <Said name="申诉" says={`申诉期限到${dayWords(appealUntil)}，已经过了。仍有疑问请联系本单位管理员。`} />
    )
  return (
    <>
      <Said name={`您的申诉（${dayWords(appeal.at)}）`} says={appeal.text} />
      <Said
        name="答复"
        says={
          answer
            ? `${answer.upheld ? '申诉成立。' : '维持原决定。'}${answer.reason}`
            : '已收到，等待没有参与决定的同志答复。答复以前，您可以照常学习。'
        }
      />
    </>
  )
}
