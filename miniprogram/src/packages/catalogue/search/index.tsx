import { Page } from '../../../components/page'

export default function Search() {
  return <Page />
}
