import { useMutation } from '@tanstack/react-query'
import { type CreditRequestDetail, getEvidence } from '@zhixing/shared/corrections/contract'
import { App, Button } from 'antd'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'

/** The file lies under no address: each time it is opened one is asked for, which soon opens nothing any more. */
export function EvidenceLine({
  detail: { requestId, evidence, evidenceOpens },
}: {
  detail: CreditRequestDetail
}) {
  const { message } = App.useApp()
  const open = useMutation({
    mutationFn: async (page: Window | null) => {
      const { url } = await call(getEvidence, { requestId })
      if (page) page.location.replace(url)
      else window.location.assign(url) // the browser opens no second page
    },
    onError: (error, page) => {
      page?.close()
      message.error(errorTitle(error))
    },
  })
  const begin = () => {
    const page = window.open('about:blank') // at once, while the click still counts as the reader's own
    if (page) page.opener = null
    open.mutate(page)
  }
  return (
    <div>
      {evidenceOpens ? (
        <Button type="link" className="evidence" loading={open.isPending} onClick={begin}>
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
