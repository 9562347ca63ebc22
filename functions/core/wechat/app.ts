import { environment } from '../environment'

export type WechatApp = 'miniProgram' | 'serviceAccount'

export const wechatCredentialsOf = (app: WechatApp): { appid: string; secret: string } =>
  app === 'miniProgram'
    ? { appid: environment.miniProgramAppid, secret: environment.miniProgramSecret }
    : { appid: environment.serviceAccountAppid, secret: environment.serviceAccountSecret }
