import { type GrantDetail, getGrant } from '@zhixing/shared/grants/contract'
import { call } from '../server/call'
import { createDocumentQueries } from '../workflow/document-queries'

export const grantQueries = createDocumentQueries<GrantDetail>({
  name: 'grants',
  load: (grantId, signal) => call(getGrant, { grantId }, signal),
  idOf: ({ grantId }) => grantId,
  relatedKeys: () => [['changes']],
})
