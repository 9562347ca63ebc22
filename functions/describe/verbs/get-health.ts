import * as contract from '@zhixing/shared/describe/contract'
import { pingTable } from '../../core/dynamodb/table'
import { publicEndpoint } from '../../core/http/endpoint'

export const getHealth = publicEndpoint(contract.getHealth, async () => {
  await pingTable()
  return { status: 'pass' as const }
})
