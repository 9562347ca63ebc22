import * as contract from '@zhixing/shared/describe/contract'
import { publicEndpoint } from '../endpoint'
import { answers } from '../table'

export const getHealth = publicEndpoint(contract.getHealth, async () => {
  await answers()
  return { status: 'pass' as const }
})
