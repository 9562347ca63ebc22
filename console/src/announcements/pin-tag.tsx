import { Tag } from 'antd'

/** The last day on which an announcement is pinned; nothing if it is not pinned. */
export const PinTag = ({ endsOn }: { endsOn: string | undefined }) =>
  endsOn === undefined ? null : <Tag color="red">置顶至 {endsOn}</Tag>
