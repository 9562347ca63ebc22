import { useRouter } from '@tarojs/taro'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import { type ProblemType, Refusal } from '@zhixing/shared/problem'
import { goBack, replacePage } from '../../../navigation/navigate'
import { signIn } from '../../../sign-in/sign-in'
import { BindInvitation } from '../bind-invitation'
import { Notice, type NoticeAction } from '../notice'

const retryableProblems: ProblemType[] = [
  'service/failed',
  'request/too-many',
  'request/stale',
  'request/cursor-invalid',
]

interface Props {
  error: Error
  retry?: () => void
}

/** The title of the problem, as the catalogue of problems words it, with what the reader can do about it. */
export function Refused({ error, retry }: Props) {
  const { courseId } = useRouter().params
  const refusal = error instanceof Refusal ? error : new Refusal('service/failed')
  if (refusal.type === 'identity/not-bound') return <BindInvitation />
  return (
    <Notice
      symbol="！"
      title={refusal.title}
      detail={refusal.detail}
      action={actionFor(refusal.type, courseId, retry)}
    />
  )
}

function actionFor(
  type: ProblemType,
  courseId: string | undefined,
  retry: (() => void) | undefined,
): NoticeAction {
  if (type === 'progress/not-enrolled' && courseId) {
    return { title: '去报名', onClick: () => replacePage(cataloguePages.course, { courseId }) }
  }
  if (type === 'identity/unauthenticated' && retry) {
    const signInAndRetry = () => void signIn({ mayLeavePage: true }).then(retry, retry)
    return { title: '重新登录', onClick: signInAndRetry }
  }
  if (retry && retryableProblems.includes(type)) return { title: '再试一次', onClick: retry }
  return { title: '返回', onClick: goBack }
}
