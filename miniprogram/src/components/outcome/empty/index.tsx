import { Notice } from '../notice'

/** Nothing there, and that is all right: what would come here, and how. */
export function Empty({
  title,
  detail,
  act,
}: {
  title: string
  detail?: string
  act?: { title: string; onClick: () => void }
}) {
  return <Notice mark="·" title={title} detail={detail} act={act} />
}
