import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { formatLength, parseLength } from './length'

const SECONDS_MAX = 6 * 3600

interface Props {
  id?: string
  /** In seconds; 0 is shown as empty. */
  value: number
  onChange: (seconds: number) => void
}

const textOfLength = (seconds: number) => (seconds ? formatLength(seconds) : '')

/** A length in minutes and seconds, read when the field is left or Enter is pressed. */
export function LengthInput({ id, value, onChange }: Props) {
  const [text, setText] = useState(textOfLength(value))
  useEffect(() => setText(textOfLength(value)), [value])
  const seconds = parseLength(text)
  const isInvalid = text !== '' && (seconds === undefined || seconds > SECONDS_MAX)
  const commit = () => {
    if (isInvalid || seconds === undefined) return setText(textOfLength(value))
    setText(textOfLength(seconds))
    if (seconds !== value) onChange(seconds)
  }
  return (
    <Input
      id={id}
      value={text}
      status={isInvalid ? 'error' : ''}
      placeholder="分:秒，如 12:30"
      suffix={<span className="quiet">分:秒</span>}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onPressEnter={commit}
    />
  )
}
