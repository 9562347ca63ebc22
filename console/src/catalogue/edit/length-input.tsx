import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { lengthOf, secondsOf } from './length'

const SECONDS_MAX = 6 * 3600

/** Minutes and seconds as they are written on a film; read when the field is left. */
export function LengthInput({
  id,
  value,
  onChange,
}: {
  id?: string
  value: number
  onChange: (seconds: number) => void
}) {
  const [typed, setTyped] = useState(value ? lengthOf(value) : '')
  useEffect(() => setTyped(value ? lengthOf(value) : ''), [value])
  const seconds = secondsOf(typed)
  const wrong = typed !== '' && (seconds === undefined || seconds > SECONDS_MAX)
  const settle = () => {
    if (wrong || seconds === undefined) return setTyped(value ? lengthOf(value) : '')
    setTyped(seconds ? lengthOf(seconds) : '')
    if (seconds !== value) onChange(seconds)
  }
  return (
    <Input
      id={id}
      value={typed}
      status={wrong ? 'error' : ''}
      placeholder="分:秒，如 12:30"
      suffix={<span className="quiet">分:秒</span>}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onPressEnter={settle}
    />
  )
}
