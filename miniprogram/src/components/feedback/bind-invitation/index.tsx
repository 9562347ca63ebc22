import { identityPages } from '@zhixing/shared/identity/pages'
import { openPage } from '../../../navigation/navigate'
import { Notice } from '../notice'

interface Props {
  reason?: string | undefined
}

/** Shown to a guest where a page is about the learner. */
export const BindInvitation = ({ reason = '绑定后即可报名学习，学时自动记入您的学习档案' }: Props) => (
  <Notice
    symbol="学"
    title="请先绑定学员身份"
    detail={reason}
    action={{ title: '去绑定', onClick: () => openPage(identityPages.bind) }}
  />
)
