import type { AppSettings } from '@zhixing/local/wechat/platform/settings'
import { pagePaths } from '@zhixing/shared/modules'
import type { Channel } from '@zhixing/shared/push/contract'
import { messageTemplates } from '@zhixing/shared/push/templates'

const env = (name: string) => process.env[name] ?? ''
const { templateMessage, subscribeMessage } = JSON.parse(env('TEMPLATE_IDS') || '{}')

export const templateId: Record<'template' | 'subscribe', string> = {
  template: templateMessage.announcement,
  subscribe: subscribeMessage.announcement,
}
export const serviceAccountAppid = env('SERVICE_ACCOUNT_APPID')
export const miniProgramAppid = env('MINI_PROGRAM_APPID')

const templatesOf = (channel: Channel, ids: Record<string, string>) =>
  messageTemplates
    .filter((template) => template.channel === channel)
    .map(({ key, title, fields }) => ({ templateId: ids[key] ?? '', title: `${title} ${key}`, fields }))

/** Mini-program and service account with the ids and secrets of the test environment. */
export function testApps(): AppSettings[] {
  const callback = {
    url: 'http://api.test/v1/wechat/callback',
    token: env('CALLBACK_TOKEN'),
    aesKey: env('CALLBACK_AES_KEY'),
    mode: 'safe' as const,
  }
  return [
    {
      kind: 'miniProgram',
      openPlatform: 'one',
      callback,
      appid: miniProgramAppid,
      secret: env('MINI_PROGRAM_SECRET'),
      originalId: 'gh_1',
      name: '学堂',
      pages: [...pagePaths],
      templates: templatesOf('subscribeMessage', subscribeMessage),
    },
    {
      kind: 'serviceAccount',
      openPlatform: 'one',
      callback,
      appid: serviceAccountAppid,
      secret: env('SERVICE_ACCOUNT_SECRET'),
      originalId: 'gh_2',
      name: '学堂服务号',
      linked: [miniProgramAppid],
      templates: templatesOf('templateMessage', templateMessage),
    },
  ]
}
