import type { ReactNode } from 'react'

/** A phone to look at, not to touch: the page inside is a picture of what will arrive. */
export const PhoneFrame = ({
  title,
  children,
  tint,
}: {
  title: string
  children: ReactNode
  tint?: 'chat' | 'page'
}) => (
  <div className="phone">
    <div className="phone-screen" data-tint={tint ?? 'page'}>
      <div className="phone-status" aria-hidden="true">
        <span>9:41</span>
        <span className="phone-battery" />
      </div>
      <div className="phone-bar">{title}</div>
      <div className="phone-page">{children}</div>
    </div>
  </div>
)
