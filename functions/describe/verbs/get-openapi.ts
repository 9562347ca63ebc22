import * as contract from '@zhixing/shared/describe/contract'
import { publicEndpoint } from '../../core/http/endpoint'
import { openapi } from '../../core/http/openapi'

let description: Record<string, unknown> | undefined

export const getOpenapi = publicEndpoint(contract.getOpenapi, async () => {
  description ??= openapi()
  return description
})
