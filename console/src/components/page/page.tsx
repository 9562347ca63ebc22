import { ArrowLeftOutlined } from '@ant-design/icons'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'react-router-dom'

interface Props {
  title: ReactNode
  name: string // of the browser's tab
  back?: { to: string; label: string }
  aside?: ReactNode // beside the title: a state
  actions?: ReactNode
  children: ReactNode
}

export function Page({ title, name, back, aside, actions, children }: Props) {
  useEffect(() => {
    document.title = `${name} · 知行管理台`
  }, [name])
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
            <h1>{title}</h1>
            {aside}
          </div>
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
