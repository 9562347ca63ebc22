import { useMutation } from '@tanstack/react-query'
import { type CreditRequestDetail, getEvidence } from '@zhixing/shared/corrections/contract'
import { App, Button } from 'antd'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'

/** Opens the evidence. It has no lasting address: each click requests one that soon expires. */
export function EvidenceLink({ detail }: { detail: CreditRequestDetail }) {
  const { requestId, evidence, evidenceOpens } = detail
  const { message } = App.useApp()
  const { mutate, isPending } = useMutation({
    mutationFn: async (tab: Window | null) => {
      const { url } = await call(getEvidence, { requestId })
      if (tab) tab.location.replace(url)
      else window.location.assign(url) // the browser blocked the new tab
    },
    onError: (error, tab) => {
      tab?.close()
      message.error(errorTitle(error))
    },
  })
  const openInNewTab = () => {
    // Opened before the server answers: afterwards the browser would take the tab for a pop-up and block it.
    const tab = window.open('about:blank')
    if (tab) tab.opener = null
    mutate(tab)
  }
  return (
    <div>
      {evidenceOpens ? (
        <Button type="link" className="evidence" loading={isPending} onClick={openInNewTab}>
          {evidence.fileName}
        </Button>
      ) : (
        evidence.fileName
      )}
      <div className="hash" title="文件的 SHA-256。换一个文件，这一串就会不同。">
        {evidence.sha256}
      </div>
    </div>
  )
}
