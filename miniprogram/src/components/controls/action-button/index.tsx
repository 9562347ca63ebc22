import type { PropsWithChildren } from 'react'
import { Pressable } from '../pressable'
import './index.scss'

interface Props {
  onClick: () => void
  /** `main` once on a page, `quiet` beside it, `plain` for what is rarely wanted. */
  kind?: 'main' | 'quiet' | 'plain'
  isBusy?: boolean | undefined
  isDisabled?: boolean | undefined
  /** Of a button that unfolds what follows it. */
  isExpanded?: boolean
}

export function ActionButton({
  children,
  onClick,
  kind = 'main',
  isBusy = false,
  isDisabled = false,
  isExpanded,
}: PropsWithChildren<Props>) {
  const isActive = !isBusy && !isDisabled
  return (
    <Pressable
      role="button"
      className={`action-button action-button--${kind} ${isActive ? '' : 'action-button--inactive'}`}
      onClick={isActive ? onClick : undefined}
      {...(isExpanded !== undefined && { isExpanded })}
    >
      {isBusy ? '请稍候…' : children}
    </Pressable>
  )
}
