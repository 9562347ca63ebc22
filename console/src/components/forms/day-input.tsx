import './forms.css'

interface Props {
  id?: string
  /** Accessible name where no label stands beside it. */
  label?: string
  /** As `2026-03-10`; empty while no day is chosen. */
  value: string
  /** The last day that can be chosen. */
  max?: string
  onChange: (day: string) => void
}

/** The browser's own date field: it is small, and it takes a typed day. */
export const DayInput = ({ id, label, value, max, onChange }: Props) => (
  <input
    type="date"
    className="day-input"
    id={id}
    aria-label={label}
    value={value}
    max={max}
    onChange={({ target }) => onChange(target.value)}
  />
)
