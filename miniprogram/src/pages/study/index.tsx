import { Page } from '../../components/page'

export default function Study() {
  return <Page />
}
