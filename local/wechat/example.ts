import type { NewPerson } from './platform/people'
import type { AppSettings } from './platform/settings'

const fields = [
  { key: 'thing1', label: '公告标题' },
  { key: 'thing2', label: '发布单位' },
  { key: 'time3', label: '发布时间' },
]

/** A mini-program and a service account of the simulator, for its tests and for `serve.ts`. */
export function exampleApps(publicUrl: string): AppSettings[] {
  const callback = {
    url: `${publicUrl}/v1/wechat/callback`,
    token: 'example-token',
    aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    mode: 'safe',
  } as const
  return [
    {
      kind: 'miniProgram',
      appid: 'wx00000000000000a1',
      secret: `${'0'.repeat(31)}1`,
      originalId: 'gh_000000000001',
      name: '知行学堂',
      introduction: '干部网络培训',
      openPlatform: 'example',
      callback,
      pages: ['pages/home/index', 'packages/announcements/detail/index', 'packages/identity/confirm/index'],
      templates: [
        { templateId: 'subscribe-announcement', title: '通知公告提醒', fields },
        {
          templateId: 'subscribe-new-course',
          title: '新课上线提醒',
          fields: [
            { key: 'thing1', label: '课程名称' },
            { key: 'thing4', label: '课程分类' },
          ],
        },
        { templateId: 'subscribe-lasting', title: '培训进度提醒', fields, lasting: true },
      ],
    },
    {
      kind: 'serviceAccount',
      appid: 'wx00000000000000b2',
      secret: `${'0'.repeat(31)}2`,
      originalId: 'gh_000000000002',
      name: '知行学堂服务号',
      introduction: '通知公告、开课与学时提醒',
      openPlatform: 'example',
      callback,
      linked: ['wx00000000000000a1'],
      templates: [{ templateId: 'template-announcement', title: '通知公告提醒', fields }],
      menu: [
        { name: '进入学堂', page: 'pages/home/index' },
        { name: '联系我们', key: 'contact' },
      ],
    },
  ]
}

export const examplePeople: NewPerson[] = [
  { personId: 'p1', nickname: '李晓梅', phone: '15400000001', note: '学员 · 县司法局', featured: true },
  { personId: 'p2', nickname: '欧阳志强', phone: '15400000002', note: '学员 · 乡镇服务点', featured: true },
  { personId: 'p3', nickname: '周文静', phone: '15400000003', note: '管理员 · 县委党校', featured: true },
  { personId: 'p4', nickname: '谭立新', phone: '15400000004' },
  { personId: 'p5', nickname: '向佳慧', phone: '15400000005' },
]
