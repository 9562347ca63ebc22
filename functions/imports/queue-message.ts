import { Id } from '@zhixing/shared/contract'
import * as z from 'zod'
import { environment } from '../core/environment'
import { enqueue } from '../core/jobs/queue'

/** Look at the import and do what its state asks for. It may arrive twice or late. */
export const ImportMessage = z.object({ kind: z.literal('import'), ownerId: Id, importId: Id })
type ImportMessage = z.infer<typeof ImportMessage>

export const enqueueImport = ({ ownerId, importId }: Omit<ImportMessage, 'kind'>): Promise<void> =>
  enqueue({ kind: 'import', ownerId, importId }, { queueUrl: environment.importQueueUrl })
