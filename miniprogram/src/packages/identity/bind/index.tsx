import { Page } from '../../../components/page'

export default function Bind() {
  return <Page />
}
