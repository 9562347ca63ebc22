import { unbind } from '@zhixing/shared/identity/contract'
import { call } from '../../../api/call'
import { isCallError } from '../../../api/http'
import { removeQueriesOf } from '../../../api/query-client'
import { useLatestState } from '../../../hooks/use-latest-state'
import { askToConfirm, tell } from '../../../platform/accessibility/dialog'
import { showToast } from '../../../platform/accessibility/toast'
import { clearSignedIn, useLearner } from '../../../sign-in/signed-in'
import { listUnsent } from '../../../study/unsent-intervals'

const consequence =
  '解除后，这部手机不再能学习和查看学时；已有的学习记录和学时仍在您名下，重新绑定即可接着学。'

/** Unbinding removes the learner from this phone; their study record stays on the server. */
export function useUnbind() {
  const { learner } = useLearner()
  const [isBusy, setBusy] = useLatestState(false)

  const confirmAndUnbind = async () => {
    const isConfirmed = await askToConfirm({
      title: '解除绑定？',
      content:
        listUnsent().length > 0 ? `手机里还有没上传的学习记录，建议先补交。${consequence}` : consequence,
      confirmText: '解除',
      cancelText: '不解除',
      isDestructive: true,
    })
    if (!isConfirmed || !learner) return
    setBusy(true)
    try {
      await call(unbind, {})
      clearSignedIn()
      removeQueriesOf(learner.learnerId)
      showToast('已解除绑定')
    } catch (error) {
      if (!isCallError(error)) throw error
      tell('没有解除', error.title)
    } finally {
      setBusy(false)
    }
  }
  return { learner, isBusy, unbind: () => void confirmAndUnbind() }
}
