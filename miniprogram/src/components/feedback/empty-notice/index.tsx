import { Notice, type NoticeAction } from '../notice'

interface Props {
  title: string
  detail?: string
  action?: NoticeAction
}

/** An empty list, which is no error: says what will appear here, and how. */
export const EmptyNotice = (props: Props) => <Notice symbol="·" {...props} />
