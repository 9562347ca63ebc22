import { Page } from '../../../components/page'

export default function Play() {
  return <Page />
}
