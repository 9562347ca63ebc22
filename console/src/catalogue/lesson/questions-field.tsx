import type { CheckQuestion } from '@zhixing/shared/catalogue/question'
import { Button, Form } from 'antd'
import type { LessonProps } from './lesson-props'
import { QuestionCard } from './question-card'

const QUESTIONS_MAX = 10

const emptyQuestion: CheckQuestion = { question: '', options: ['', ''], answer: 0 }

/** The questions that a presence check may ask about this lesson. The answers are never sent to learners. */
export function QuestionsField({ lesson, onChange }: LessonProps) {
  const questions = lesson.questions ?? []
  const replace = (next: CheckQuestion[]) => onChange({ questions: next.length ? next : undefined })
  return (
    <Form.Item
      label="在学确认题"
      extra="课程开启在学确认时使用；建议每个课时至少两道，没有题目时只请学员点一下确认。改题不产生新版本。"
    >
      {questions.map((question, index) => (
        <QuestionCard
          // biome-ignore lint/suspicious/noArrayIndexKey: questions have no id and keep their order
          key={index}
          name={`第 ${index + 1} 题`}
          question={question}
          onChange={(patch) => replace(questions.with(index, { ...question, ...patch }))}
          onRemove={() => replace(questions.toSpliced(index, 1))}
        />
      ))}
      <Button
        disabled={questions.length >= QUESTIONS_MAX}
        onClick={() => replace([...questions, emptyQuestion])}
      >
        添加一道题
      </Button>
    </Form.Item>
  )
}
