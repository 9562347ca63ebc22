import * as contract from '@zhixing/shared/describe/contract'
import { publicEndpoint } from '../../core/http/endpoint'
import { describeContracts } from '../../core/http/openapi'

/** Generated once per instance. */
let description: Record<string, unknown> | undefined

export const getOpenapi = publicEndpoint(contract.getOpenapi, async () => {
  description ??= describeContracts()
  return description
})
