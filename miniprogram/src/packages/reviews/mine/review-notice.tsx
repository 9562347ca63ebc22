import { Text, View } from '@tarojs/components'
import { startOfDay } from '@zhixing/shared/calendar'
import type { MyReview } from '@zhixing/shared/reviews/contract'
import { reversalTitles } from '@zhixing/shared/reviews/words'
import { memo } from 'react'
import { Heading } from '../../../components/layout/heading'
import { dayWords } from '../../../words/days'
import { studyHoursWords } from '../../../words/study-hours'
import { AppealForm } from './appeal-form'

/** One decision, in the order of the learner's questions: what, why, which hours, what now. */
export const ReviewNotice = memo(function ReviewNotice({ review }: { review: MyReview }) {
  const { on, explanation, reason, decidedBy, decidedAt, reversals } = review
  return (
    <View className="card review">
      <Heading className="review__title">
        {`${dayWords(startOfDay(on).toISOString())}的学习：${explanation.title}`}
      </Heading>
      <Paragraph name="看到的情况" text={explanation.seen} />
      <Paragraph
        name="为什么会复核"
        text={`规则规定的界线：${explanation.threshold}到了界线的由人复核，系统不会自动扣减学时。`}
      />
      <Paragraph
        name="复核决定"
        text={`${decidedBy}的监管人员于${dayWords(decidedAt)}提出冲正（收回学时），理由是：${reason}`}
      />
      <Heading level={3} className="review__name">
        涉及的学时
      </Heading>
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

const Paragraph = ({ name, text }: { name: string; text: string }) => (
  <View>
    <Heading level={3} className="review__name">
      {name}
    </Heading>
    <Text className="review__text">{text}</Text>
  </View>
)

/** The form, the appeal with its answer, or the deadline that has passed. */
function Appeal({ review: { reviewId, mayAppeal, appealUntil, appeal, answer } }: { review: MyReview }) {
  if (mayAppeal) return <AppealForm reviewId={reviewId} until={appealUntil} />
  if (!appeal) {
    const text = `申诉期限到${dayWords(appealUntil)}，已经过了。仍有疑问请联系本单位管理员。`
    return <Paragraph name="申诉" text={text} />
  }
  return (
    <>
      <Paragraph name={`您的申诉（${dayWords(appeal.at)}）`} text={appeal.text} />
      <Paragraph
        name="答复"
        text={
          answer
            ? `${answer.upheld ? '申诉成立。' : '维持原决定。'}${answer.reason}`
            : '已收到，等待没有参与决定的同志答复。答复以前，您可以照常学习。'
        }
      />
    </>
  )
}
