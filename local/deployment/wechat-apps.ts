import { announcementsPages } from '@zhixing/shared/announcements/pages'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import { pagePaths } from '@zhixing/shared/modules'
import { pages } from '@zhixing/shared/pages'
import type { Channel, TemplateKey } from '@zhixing/shared/push/contract'
import { messageTemplates } from '@zhixing/shared/push/templates'
import type { AppSettings, CallbackSettings, TemplateSettings } from '../wechat/platform/settings'
import type { Secrets } from './secrets'

/** Ids of apps and templates that exist in the simulator only. */
export const demoApps = { miniProgram: 'wx-demo-miniprogram', serviceAccount: 'wx-demo-service' }

export const demoTemplates = {
  templateMessage: { announcement: 'demo-template-announcement' },
  subscribeMessage: { announcement: 'demo-subscribe-announcement', newCourse: 'demo-subscribe-new-course' },
}

/** The open-platform account that both apps belong to: a person has one unionid in both. */
const openPlatform = 'demo'

/** The mini-program and the service account, linked with each other, as WeChat's console would hold them. */
export function createAppSettings(secrets: Secrets, url: string): AppSettings[] {
  const callback: CallbackSettings = {
    url: `${url}/v1/wechat/callback`,
    token: secrets.CALLBACK_TOKEN,
    aesKey: secrets.CALLBACK_AES_KEY,
    mode: 'safe',
    format: 'xml',
  }
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

/** The channel's templates as the push module defines them, each under its id on this machine. */
function templatesOf(channel: Channel, ids: Partial<Record<TemplateKey, string>>): TemplateSettings[] {
  return messageTemplates.flatMap((template) => {
    const templateId = ids[template.key]
    if (template.channel !== channel || !templateId) return []
    return [{ templateId, title: template.title, fields: template.fields }]
  })
}
