import { minuteOf } from '@zhixing/shared/calendar'
import { Alert, Button } from 'antd'
import type { Draft } from './use-draft'

interface Props<Facts> {
  draft: Draft<Facts>
  onDiscard: () => void
}

/** Says that unsaved changes were restored from this browser, and offers to discard them. */
export function RestoredDraft<Facts>({ draft: { isRestored, keptAt }, onDiscard }: Props<Facts>) {
  if (!isRestored) return null
  const keptTime = keptAt ? ` ${minuteOf(new Date(keptAt))} ` : '上次'
  return (
    <Alert
      type="info"
      showIcon
      title={`已恢复您${keptTime}暂存在本机、还没有保存的修改。`}
      action={
        <Button size="small" onClick={onDiscard}>
          放弃这些修改
        </Button>
      }
    />
  )
}
