import { Empty } from 'antd'
import type { ReactNode } from 'react'

/** Says that there is nothing yet. The children offer what can be done about it. */
export const EmptyState = ({ description, children }: { description: string; children?: ReactNode }) => (
  <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={description}>
    {children}
  </Empty>
)
