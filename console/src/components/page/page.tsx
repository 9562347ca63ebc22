import { ArrowLeftOutlined } from '@ant-design/icons'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router-dom'
import './page.css'

interface Props {
  /** Heading of the page and title of the browser's tab. */
  title: string
  /** The page one level up. */
  back?: { to: string; label: string }
  /** Beside the title, for example the state. */
  aside?: ReactNode
  /** Buttons at the right of the heading. */
  actions?: ReactNode
  children: ReactNode
}

export function Page({ title, back, aside, actions, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · 知行管理台`
  }, [title])
  useEffect(() => {
    // The link that led here is gone: a screen reader goes on at the heading and not at the top of the menu.
    if (document.activeElement === document.body) heading.current?.focus()
  }, [])
  return (
    <div className="page">
      <div className="page-head">
        <div className="page-title">
          {back && (
            <Link to={back.to} className="page-back">
              <ArrowLeftOutlined aria-hidden /> {back.label}
            </Link>
          )}
          <div className="page-line">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {aside}
          </div>
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
