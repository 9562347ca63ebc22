import { CheckOutlined, CloudOutlined } from '@ant-design/icons'
import { minuteOf } from '@zhixing/shared/calendar'
import './forms.css'
import type { Draft } from './use-draft'

/** Whether the text is saved on the server, kept in this browser only, or neither. */
export function DraftStatus<Facts>({ draft: { isDirty, isNew, keptAt } }: { draft: Draft<Facts> }) {
  if (!isDirty) {
    return isNew ? null : (
      <span className="quiet draft-status">
        <CheckOutlined aria-hidden /> 已保存
      </span>
    )
  }
  return (
    <span className="quiet draft-status" aria-live="off">
      <CloudOutlined aria-hidden />{' '}
      {keptAt ? `未保存，${minuteOf(new Date(keptAt)).slice(11)} 已暂存在本机` : '未保存'}
    </span>
  )
}
