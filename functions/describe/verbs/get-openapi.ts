import * as contract from '@zhixing/shared/describe/contract'
import { publicEndpoint } from '../../core/http/endpoint'
import { openapi } from '../../core/http/openapi'

/** Generated once per instance: the contracts do not change while it runs. */
let description: Record<string, unknown> | undefined

export const getOpenapi = publicEndpoint(contract.getOpenapi, async () => {
  description ??= openapi()
  return description
})
