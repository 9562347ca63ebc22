import { Page } from '../../../components/page'

export default function Detail() {
  return <Page />
}
