import type { CheckQuestion } from '@zhixing/shared/catalogue/question'
import { Button, Input, Radio } from 'antd'
import { SectionCard } from '../../components/page/section-card'
import { LengthInput } from './length-input'

const OPTIONS_MIN = 2
const OPTIONS_MAX = 4
const letters = 'ABCD'

interface Props {
  /** For screen readers: 第 1 题. */
  name: string
  question: CheckQuestion
  onChange: (patch: Partial<CheckQuestion>) => void
  onRemove: () => void
}

export function QuestionCard({ name, question, onChange, onRemove }: Props) {
  const { options, afterSeconds } = question
  return (
    <SectionCard
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
        value={question.question}
        maxLength={80}
        placeholder="题目，一句话"
        onChange={(event) => onChange({ question: event.target.value })}
      />
      <QuestionOptions name={name} question={question} onChange={onChange} />
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
    </SectionCard>
  )
}

function QuestionOptions({ name, question: { options, answer }, onChange }: Omit<Props, 'onRemove'>) {
  /** The answer stays on its option. If that is removed, the option in its place, or the last, is chosen. */
  const remove = (index: number) => {
    const rest = options.toSpliced(index, 1)
    const nextAnswer = answer > index ? answer - 1 : Math.min(answer, rest.length - 1)
    onChange({ options: rest, answer: nextAnswer })
  }
  return (
    <Radio.Group
      className="question-options"
      value={answer}
      onChange={(event) => onChange({ answer: event.target.value })}
    >
      {options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the answer refers to options by position
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
          <Button
            type="text"
            size="small"
            disabled={options.length <= OPTIONS_MIN}
            onClick={() => remove(index)}
          >
            去掉
          </Button>
        </div>
      ))}
    </Radio.Group>
  )
}
