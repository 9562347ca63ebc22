import { pages } from '@zhixing/shared/pages'
import { demoApps, demoTemplates, type Secrets } from './secrets'
import type { AppSettings, CallbackSettings } from './wechat/settings'

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
      pages: Object.values(pages),
      templates: [
        {
          templateId: demoTemplates.subscribeMessage.announcement,
          title: '通知公告提醒',
          fields: [
            { key: 'thing1', label: '标题' },
            { key: 'thing2', label: '发布单位' },
            { key: 'time3', label: '发布时间' },
          ],
        },
        {
          templateId: demoTemplates.subscribeMessage.newCourse,
          title: '新课上线提醒',
          fields: [
            { key: 'thing1', label: '课程' },
            { key: 'thing2', label: '说明' },
            { key: 'time3', label: '上线时间' },
          ],
        },
      ],
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
      templates: [
        {
          templateId: demoTemplates.templateMessage.announcement,
          title: '公告通知',
          fields: [
            { key: 'thing1', label: '公告标题' },
            { key: 'thing2', label: '发布单位' },
            { key: 'time3', label: '发布时间' },
          ],
        },
      ],
      menu: [
        { name: '进入学习', page: pages.home },
        { name: '公告', page: pages.announcements },
        { name: '我的学时', page: pages.transcript },
      ],
    },
  ]
}
