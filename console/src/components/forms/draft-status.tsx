import { CheckOutlined, CloudOutlined } from '@ant-design/icons'
import { minuteOf } from '@zhixing/shared/calendar'

/** Where the words are right now: on the server, or only on this computer. */
export function DraftStatus({
  dirty,
  keptAt,
  isNew,
}: {
  dirty: boolean
  keptAt: number | undefined
  isNew: boolean
}) {
  if (!dirty) {
    return isNew ? null : (
      <span className="quiet kept-line">
        <CheckOutlined aria-hidden /> 已保存
      </span>
    )
  }
  return (
    <span className="quiet kept-line" aria-live="off">
      <CloudOutlined aria-hidden />{' '}
      {keptAt ? `未保存，${minuteOf(new Date(keptAt)).slice(11)} 已暂存在本机` : '未保存'}
    </span>
  )
}
