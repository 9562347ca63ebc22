import { Button } from '@nutui/nutui-react-taro'
import type { PropsWithChildren } from 'react'
import './index.scss'

interface Props {
  onClick: () => void
  /** `main` once on a page, `quiet` beside it, `plain` for what one may regret. */
  kind?: 'main' | 'quiet' | 'plain'
  busy?: boolean | undefined
  disabled?: boolean | undefined
}

export function Action({
  children,
  onClick,
  kind = 'main',
  busy = false,
  disabled = false,
}: PropsWithChildren<Props>) {
  return (
    <Button
      className={`action action--${kind} ${busy ? 'action--busy' : ''}`}
      block
      type={kind === 'main' ? 'primary' : 'default'}
      fill={kind === 'main' ? 'solid' : 'outline'}
      shape="square"
      disabled={disabled || busy}
      onClick={onClick}
    >
      {busy ? '请稍候…' : children}
    </Button>
  )
}
