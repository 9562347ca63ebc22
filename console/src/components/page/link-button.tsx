import { Button, type ButtonProps } from 'antd'
import { useHref, useLinkClickHandler } from 'react-router-dom'

/** A link that looks like a button: it can be opened in another tab, as links can. */
export function LinkButton({ to, ...look }: ButtonProps & { to: string }) {
  return (
    <Button
      {...look}
      href={useHref(to)}
      onClick={useLinkClickHandler<HTMLElement>(to) as ButtonProps['onClick']}
    />
  )
}
