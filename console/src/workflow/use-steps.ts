import { useMutation } from '@tanstack/react-query'
import { Refusal } from '@zhixing/shared/problem'
import { App } from 'antd'
import { errorTitle } from '../server/error-title'
import type { DocumentQueries } from './document-queries'

interface StepRequest<Document> {
  /** The call that takes the step. A step already taken answers with the current state. */
  take: () => Promise<Document>
  /** Shown once the step is taken. */
  doneText: string
}

/**
 * Takes the steps of one document and shows the outcome. After a refusal the document is read again, because
 * a colleague was faster or the page is out of date. `run` never rejects; it resolves to whether the step was
 * taken.
 */
export function useSteps<Document>(queries: DocumentQueries<Document>, documentId: string) {
  const { message } = App.useApp()
  const { mutateAsync, isPending } = useMutation({
    mutationFn: ({ take }: StepRequest<Document>) => take(),
    onSuccess: (document, { doneText }) => {
      queries.store(document)
      message.success(doneText)
    },
    onError: (error) => {
      message.error(errorTitle(error))
      if (error instanceof Refusal) void queries.invalidate(documentId)
    },
  })
  const run = (take: StepRequest<Document>['take'], doneText: string): Promise<boolean> =>
    mutateAsync({ take, doneText }).then(
      () => true,
      () => false,
    )
  return { run, isBusy: isPending }
}
