import { Alert } from 'antd'
import { useIsOnline } from './use-is-online'

export function OfflineBanner() {
  if (useIsOnline()) return null
  return (
    <Alert
      banner
      type="warning"
      showIcon
      title="网络已断开。正在编辑的内容会暂存在本机，恢复联网后再保存。"
    />
  )
}
