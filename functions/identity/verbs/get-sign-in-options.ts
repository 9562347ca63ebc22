import * as contract from '@zhixing/shared/identity/contract'
import { environment } from '../../core/environment'
import { publicEndpoint } from '../../core/http/endpoint'

export const getSignInOptions = publicEndpoint(contract.getSignInOptions, async () => ({
  oauthUrl: environment.wechatOauthUrl,
  serviceAccountAppid: environment.serviceAccountAppid,
  miniProgramAppid: environment.miniProgramAppid,
}))
