import { Page } from '../../../components/page'

export default function Course() {
  return <Page />
}
