import { minuteOf } from '@zhixing/shared/calendar'
import { Alert, Button } from 'antd'

export const RestoredDraft = ({
  keptAt,
  onDiscard,
}: {
  keptAt: number | undefined
  onDiscard: () => void
}) => (
  <Alert
    type="info"
    showIcon
    title={`已恢复您${keptAt ? ` ${minuteOf(new Date(keptAt))} ` : '上次'}暂存在本机、还没有保存的修改。`}
    action={
      <Button size="small" onClick={onDiscard}>
        放弃这些修改
      </Button>
    }
  />
)
