import { Page } from '../../../components/page'

export default function Read() {
  return <Page />
}
