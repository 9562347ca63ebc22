import { Page } from '../../../components/page'

export default function Transcript() {
  return <Page />
}
