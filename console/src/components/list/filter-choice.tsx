import { Select } from 'antd'

interface Props {
  label: string
  /** Shown while nothing is chosen, which means all. */
  placeholder: string
  value: string | undefined
  titles: [value: string, title: string][]
  onChoose: (value: string | undefined) => void
}

/** A filter of a list with few values, one of which may be chosen. */
export const FilterChoice = ({ label, placeholder, value, titles, onChoose }: Props) => (
  <Select
    allowClear
    aria-label={label}
    placeholder={placeholder}
    value={value}
    options={titles.map(([each, title]) => ({ value: each, label: title }))}
    onChange={(next?: string) => onChoose(next)}
  />
)
