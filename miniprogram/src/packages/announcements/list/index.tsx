import { Page } from '../../../components/page'

export default function List() {
  return <Page />
}
