import type { ReactNode } from 'react'
import './phone-frame.css'

interface Props {
  /** In the bar at the top of the screen. */
  title: string
  /** Background of the screen: a chat of WeChat, or a page of the mini-program. */
  tint?: 'chat' | 'page'
  children: ReactNode
}

/** A picture of a phone around what learners will see. */
export const PhoneFrame = ({ title, tint = 'page', children }: Props) => (
  <div className="phone">
    <div className="phone-screen" data-tint={tint}>
      <div className="phone-status" aria-hidden="true">
        <span>9:41</span>
        <span className="phone-battery" />
      </div>
      <div className="phone-bar">{title}</div>
      <div className="phone-page">{children}</div>
    </div>
  </div>
)
