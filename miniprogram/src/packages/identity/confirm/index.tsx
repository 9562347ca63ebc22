import { Page } from '../../../components/page'

export default function Confirm() {
  return <Page />
}
