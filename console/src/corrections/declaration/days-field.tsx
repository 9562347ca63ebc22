import { Button } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { DatePicker } from '../../components/forms/date-picker'

const DAYS_MAX = 15

/** What a clerk types or copies from a notice; the first is how a day is shown. */
const DAY_FORMATS = ['YYYY-MM-DD', 'YYYY/M/D', 'YYYY.M.D', 'YYYY年M月D日', 'YYYYMMDD']

interface Props {
  id: string
  /** As `2026-03-10`, in the order of the calendar. */
  days: string[]
  onChange: (days: string[]) => void
}

/**
 * The days of a class: one is typed or chosen after the other, each is removed by its own button. Ant
 * Design's picker of several days takes no typed day.
 */
export function DaysField({ id, days, onChange }: Props) {
  const isFull = days.length >= DAYS_MAX
  const add = (day: string) => onChange([...new Set([...days, day])].sort())
  return (
    <>
      <DatePicker<Dayjs>
        id={id}
        value={null}
        format={DAY_FORMATS}
        disabled={isFull}
        disabledDate={(day) => day.isAfter(dayjs(), 'day')}
        placeholder={isFull ? `已满 ${DAYS_MAX} 天` : '输入 2026-03-10 后按回车，或从日历中选；一天一天加'}
        onChange={(day: Dayjs | null) => day && add(day.format('YYYY-MM-DD'))}
        style={{ width: '100%' }}
      />
      <ul className="chosen-days" aria-label="已选的上课日期">
        {days.map((day) => (
          <li key={day}>
            <Button
              onClick={() => onChange(days.filter((other) => other !== day))}
              aria-label={`删去 ${day}`}
            >
              {day} <span aria-hidden>×</span>
            </Button>
          </li>
        ))}
      </ul>
      <p role="status" className="field-hint">
        {days.length ? `已选 ${days.length} 天，最多 ${DAYS_MAX} 天` : ''}
      </p>
    </>
  )
}
