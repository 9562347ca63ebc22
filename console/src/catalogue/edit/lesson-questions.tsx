import type { DraftLesson } from '@zhixing/shared/catalogue/contract'
import type { CheckQuestion } from '@zhixing/shared/catalogue/question'
import { Button, Card, Form, Input, Radio } from 'antd'
import { LengthInput } from './length-input'

const QUESTIONS_MAX = 10
const OPTIONS_MAX = 4
const letters = 'ABCD'
const empty = (): CheckQuestion => ({ question: '', options: ['', ''], answer: 0 })

/** What presence checks may ask about this lesson. The right answer stays with the server. */
export function LessonQuestions({
  lesson,
  onChange,
}: {
  lesson: DraftLesson
  onChange: (patch: Partial<DraftLesson>) => void
}) {
  const questions = lesson.questions ?? []
  const replace = (next: CheckQuestion[]) => onChange({ questions: next.length ? next : undefined })
  return (
    <Form.Item
      label="在学确认题"
      extra="课程开启在学确认时使用；建议每个课时至少两道，没有题目时只请学员点一下确认。改题不产生新版本。"
    >
      {questions.map((question, place) => (
        <Question
          // biome-ignore lint/suspicious/noArrayIndexKey: questions have no name of their own, and keep their places while they are written
          key={place}
          place={place}
          question={question}
          onChange={(patch) => replace(questions.with(place, { ...question, ...patch }))}
          onRemove={() => replace(questions.toSpliced(place, 1))}
        />
      ))}
      <Button disabled={questions.length >= QUESTIONS_MAX} onClick={() => replace([...questions, empty()])}>
        添加一道题
      </Button>
    </Form.Item>
  )
}

interface Props {
  place: number
  question: CheckQuestion
  onChange: (patch: Partial<CheckQuestion>) => void
  onRemove: () => void
}

function Question({
  place,
  question: { question, options, answer, afterSeconds },
  onChange,
  onRemove,
}: Props) {
  const name = `第 ${place + 1} 题`
  const remove = (option: number) =>
    onChange({
      options: options.toSpliced(option, 1),
      answer: answer > option ? answer - 1 : Math.min(answer, options.length - 2),
    })
  return (
    <Card
      size="small"
      className="question"
      title={name}
      extra={
        <Button type="link" danger size="small" onClick={onRemove}>
          删除
        </Button>
      }
    >
      <Input
        aria-label={`${name}题目`}
        value={question}
        maxLength={80}
        placeholder="题目，一句话"
        onChange={(event) => onChange({ question: event.target.value })}
      />
      <Radio.Group
        className="question-options"
        value={answer}
        onChange={(event) => onChange({ answer: event.target.value })}
      >
        {options.map((option, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an option is known by its place, which is what the answer names
          <div className="question-option" key={index}>
            <Radio value={index} aria-label={`${name}的正确答案是 ${letters[index]}`}>
              {letters[index]}
            </Radio>
            <Input
              aria-label={`${name}选项 ${letters[index]}`}
              value={option}
              maxLength={40}
              placeholder="选项"
              onChange={(event) => onChange({ options: options.with(index, event.target.value) })}
            />
            <Button type="text" size="small" disabled={options.length <= 2} onClick={() => remove(index)}>
              去掉
            </Button>
          </div>
        ))}
      </Radio.Group>
      <div className="question-foot">
        <Button
          size="small"
          disabled={options.length >= OPTIONS_MAX}
          onClick={() => onChange({ options: [...options, ''] })}
        >
          添加选项
        </Button>
        <span className="quiet">圆点选中的是正确答案</span>
      </div>
      <div className="question-foot">
        <span>学到这一刻之后才问：</span>
        <LengthInput
          value={afterSeconds ?? 0}
          onChange={(seconds) => onChange({ afterSeconds: seconds || undefined })}
        />
        <span className="quiet">不填则学完时问</span>
      </div>
    </Card>
  )
}
