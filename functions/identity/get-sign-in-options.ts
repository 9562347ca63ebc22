import * as contract from '@zhixing/shared/identity/contract'
import { publicEndpoint } from '../endpoint'
import { environment } from '../environment'

export const getSignInOptions = publicEndpoint(contract.getSignInOptions, async () => ({
  oauthUrl: environment.wechatOauthUrl,
  serviceAccountAppid: environment.serviceAccountAppid,
  miniProgramAppid: environment.miniProgramAppid,
}))
