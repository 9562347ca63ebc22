import { ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'

export const RefreshButton = ({ list }: { list: { isRefetching: boolean; refetch: () => unknown } }) => (
  <Button
    icon={<ReloadOutlined aria-hidden />}
    loading={list.isRefetching}
    onClick={() => list.refetch()}
    aria-label="刷新"
  />
)
