import type { CourseFacts } from '@zhixing/shared/catalogue/contract'
import { presencePolicy } from '@zhixing/shared/policy/presence'
import { Form, Select } from 'antd'

interface Props {
  presence: CourseFacts['presence']
  onChange: (presence: CourseFacts['presence']) => void
}

const OFF = 0

const intervalOptions = [
  { value: OFF, label: '不开启' },
  ...presencePolicy.everyMinutesChoices.map((minutes) => ({
    value: minutes,
    label: `平均每 ${minutes} 分钟一次，时刻随机`,
  })),
]

/** Whether, and how often on average, learners of the course confirm that they are present. */
export const PresenceField = ({ presence, onChange }: Props) => (
  <Form.Item
    label="在学确认"
    htmlFor="course-presence"
    className="wide"
    extra="开启后，学员学习中会不定时被请求确认，每个课时学完时答一道小题；没有确认的时间不计入。已经在学的学员下次进入课时起生效。"
  >
    <Select
      id="course-presence"
      value={presence?.everyMinutes ?? OFF}
      options={intervalOptions}
      onChange={(everyMinutes: number) => onChange(everyMinutes === OFF ? undefined : { everyMinutes })}
    />
  </Form.Item>
)
