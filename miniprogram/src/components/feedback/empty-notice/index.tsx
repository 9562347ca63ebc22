import { Notice, type NoticeAction } from '../notice'

interface Props {
  title: string
  detail?: string
  action?: NoticeAction
}

/** A list without entries, which is no error: what will appear here, and how. */
export const EmptyNotice = (props: Props) => <Notice symbol="·" {...props} />
