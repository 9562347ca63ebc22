import { Card, Skeleton } from 'antd'

export const Loading = () => (
  <Card aria-busy="true" aria-label="正在加载">
    <Skeleton active paragraph={{ rows: 6 }} />
  </Card>
)
