import { identityPages } from '@zhixing/shared/identity/pages'
import { go } from '../../../navigation/navigate'
import { Notice } from '../notice'

/** A guest may look at everything that is everybody's; what is his own begins with the binding. */
export function Invitation({
  says = '绑定后即可报名学习，学时自动记入您的学习档案',
}: {
  says?: string | undefined
}) {
  return (
    <Notice
      mark="学"
      title="请先绑定学员身份"
      detail={says}
      act={{ title: '去绑定', onClick: () => go(identityPages.bind) }}
    />
  )
}
