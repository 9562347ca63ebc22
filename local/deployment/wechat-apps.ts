import { announcementsPages } from '@zhixing/shared/announcements/pages'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import { pagePaths } from '@zhixing/shared/modules'
import { pages } from '@zhixing/shared/pages'
import type { Channel, TemplateKey } from '@zhixing/shared/push/contract'
import { messageTemplates } from '@zhixing/shared/push/templates'
import type { AppSettings, CallbackSettings, TemplateSettings } from '../wechat/platform/settings'
import { demoApps, demoTemplates, type Secrets } from './secrets'

/** The mini-program and the service account as the platform's console would hold them: linked, and of one Open Platform account. */
export function appSettings(secrets: Secrets, url: string): AppSettings[] {
  const callback: CallbackSettings = {
    url: `${url}/v1/wechat/callback`,
    token: secrets.CALLBACK_TOKEN,
    aesKey: secrets.CALLBACK_AES_KEY,
    mode: 'safe',
    format: 'xml',
  }
  const openPlatform = 'demo'
  return [
    {
      kind: 'miniProgram',
      appid: demoApps.miniProgram,
      secret: secrets.MINI_PROGRAM_SECRET,
      originalId: 'gh_demo_miniprogram',
      name: '知行学院',
      introduction: '干部网络学习，学时随学随记',
      openPlatform,
      callback,
      pages: [...pagePaths],
      templates: templatesOf('subscribeMessage', demoTemplates.subscribeMessage),
    },
    {
      kind: 'serviceAccount',
      appid: demoApps.serviceAccount,
      secret: secrets.SERVICE_ACCOUNT_SECRET,
      originalId: 'gh_demo_service',
      name: '知行干部学院',
      introduction: '公告、课程与学时提醒',
      openPlatform,
      callback,
      linked: [demoApps.miniProgram],
      templates: templatesOf('templateMessage', demoTemplates.templateMessage),
      menu: [
        { name: '进入学习', page: pages.home },
        { name: '公告', page: announcementsPages.announcements },
        { name: '我的学时', page: ledgerPages.transcript },
      ],
    },
  ]
}

/** Templates of the shape the push module fills in, under the ids of this machine. */
const templatesOf = (channel: Channel, ids: Partial<Record<TemplateKey, string>>): TemplateSettings[] =>
  messageTemplates.flatMap(({ channel: own, key, title, fields }) => {
    const templateId = ids[key]
    return own === channel && templateId ? [{ templateId, title, fields }] : []
  })
