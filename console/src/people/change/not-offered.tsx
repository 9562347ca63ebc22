import type { Person } from '@zhixing/shared/people/contract'
import { Alert } from 'antd'
import { LinkButton } from '../../components/page/link-button'
import { Page } from '../../components/page/page'

interface Props {
  person: Person
  title: string
}

/** In place of the form of a change that the person or the caller's roles do not allow now. */
export const NotOfferedNow = ({ person: { learnerId, name, mergedInto }, title }: Props) => (
  <Page title={`${title}：${name}`} back={{ to: `/people/${learnerId}`, label: name }}>
    <Alert
      type="info"
      showIcon
      title={
        mergedInto
          ? '这份档案已并入另一份，请在那一份上办理。'
          : '现在不能这样办理：状态已经变了，或者需要系统管理权限。'
      }
      action={<LinkButton to={`/people/${learnerId}`}>查看档案</LinkButton>}
    />
  </Page>
)
