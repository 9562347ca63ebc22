import { Page } from '../../components/page'

export default function Me() {
  return <Page />
}
