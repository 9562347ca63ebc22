import { Page } from '../../components/page'

export default function Catalogue() {
  return <Page />
}
