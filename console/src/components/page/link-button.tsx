import { Button, type ButtonProps } from 'antd'
import { useHref, useLinkClickHandler } from 'react-router-dom'

/** A link in the look of a button; like any link it can be opened in another tab. */
export function LinkButton({ to, ...buttonProps }: ButtonProps & { to: string }) {
  return (
    <Button
      {...buttonProps}
      href={useHref(to)}
      onClick={useLinkClickHandler<HTMLElement>(to) as ButtonProps['onClick']}
    />
  )
}
