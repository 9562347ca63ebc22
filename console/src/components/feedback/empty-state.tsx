import { Empty } from 'antd'
import type { ReactNode } from 'react'

/** Says that there is nothing yet, with what can be done about it as children. */
export const EmptyState = ({ description, children }: { description: string; children?: ReactNode }) => (
  <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={description}>
    {children}
  </Empty>
)
