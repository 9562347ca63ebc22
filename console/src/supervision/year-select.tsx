import { Select } from 'antd'

const YEARS_OFFERED = 3

interface Props {
  year: number
  thisYear: number
  onChoose: (year: string) => void
}

/** The credit year: the current one and those before it. */
export function YearSelect({ year, thisYear, onChoose }: Props) {
  const years = Array.from({ length: YEARS_OFFERED }, (_, before) => thisYear - before)
  return (
    <Select
      aria-label="年度"
      value={String(year)}
      options={years.map((each) => ({ value: String(each), label: `${each} 年度` }))}
      onChange={onChoose}
    />
  )
}
