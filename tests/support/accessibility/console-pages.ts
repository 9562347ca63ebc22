import type { Page } from 'playwright-core'

/** People of the demo. No person has all roles, so each page is opened by one who may. */
export const people = ['shenpi', 'qicao', 'jianguan', 'xitong', 'shenji'] as const
export type Person = (typeof people)[number]

export interface AuditedPage {
  path: string
  by: Person
  /** Headings below the title. */
  headings: (string | RegExp)[]
  controls: [role: Parameters<Page['getByRole']>[0], name: string | RegExp][]
}

/** Documents of the demo that the pages show. */
interface ShownIds {
  announcementId: string | undefined
  courseId: string | undefined
  requestId: string | undefined
  reviewId: string | undefined
  grantId: string | undefined
  personId: string | undefined
  unitId: string | undefined
}

const newId = '01J9Z3K4M5N6P7Q8R9S0T1V2W3'

/** The pages of the console, each with what a screen reader must find on it. */
export const consolePages = ({
  announcementId,
  courseId,
  requestId,
  reviewId,
  grantId,
  personId,
  unitId,
}: ShownIds): AuditedPage[] => [
  {
    path: '/',
    by: 'shenpi',
    headings: ['待我处理'],
    controls: [
      ['navigation', '主菜单'],
      ['button', '刷新'],
      ['tab', /公告 \d/],
      ['list', '等您处理的事项'],
    ],
  },
  {
    path: '/announcements',
    by: 'qicao',
    headings: ['公告'],
    controls: [
      ['link', '起草公告'],
      ['tab', '待审批'],
      ['columnheader', '标题'],
      ['button', '显示设置'],
      ['button', '复制链接'],
      ['button', '打印'],
    ],
  },
  { path: `/announcements/${announcementId}`, by: 'shenpi', headings: ['办理过程'], controls: [] },
  {
    path: `/announcements/${newId}/edit?new`,
    by: 'qicao',
    headings: [],
    controls: [
      ['textbox', '标题'],
      ['textbox', '摘要'],
      ['button', '提交审批'],
    ],
  },
  {
    path: '/courses',
    by: 'qicao',
    headings: ['课程'],
    controls: [
      ['link', '新建课程'],
      ['searchbox', '按课程名称或主讲人查找'],
      ['combobox', '按分类查找'],
    ],
  },
  {
    path: `/courses/${courseId}`,
    by: 'qicao',
    headings: ['基本信息'],
    controls: [
      ['textbox', '课程名称'],
      ['combobox', '分类'],
      ['radio', '必修'],
      ['button', '保存'],
    ],
  },
  { path: `/courses/${newId}?new`, by: 'qicao', headings: ['新建课程'], controls: [['textbox', '主讲人']] },
  {
    path: '/credit-requests',
    by: 'jianguan',
    headings: ['学时更正与申报'],
    controls: [
      ['link', '申请冲正'],
      ['link', '申报线下学时'],
    ],
  },
  { path: `/credit-requests/${requestId}`, by: 'shenpi', headings: ['办理过程'], controls: [] },
  {
    path: '/credit-requests/reversal',
    by: 'jianguan',
    headings: [/找到学员/],
    controls: [['textbox', /学员/]],
  },
  {
    path: '/credit-requests/declaration',
    by: 'jianguan',
    headings: [/名单/],
    controls: [
      ['textbox', '班次名称'],
      ['textbox', '上课日期'],
      ['spinbutton', '每天学时'],
      ['combobox', '分类'],
      ['radiogroup', '科目'],
    ],
  },
  { path: '/reviews', by: 'jianguan', headings: ['异常复核'], controls: [['combobox', '异常种类']] },
  { path: `/reviews/${reviewId}`, by: 'jianguan', headings: ['办理过程'], controls: [] },
  {
    path: '/people',
    by: 'xitong',
    headings: ['人员'],
    controls: [
      ['searchbox', '查找人员'],
      ['combobox', '按单位筛选'],
      ['combobox', '按职级筛选'],
      ['columnheader', '姓名'],
    ],
  },
  {
    path: `/people/${personId}`,
    by: 'jianguan',
    headings: ['基本信息', /年度要求/, '入账的学时', '权限'],
    controls: [['link', '人员']],
  },
  {
    path: `/people/${personId}/change/correct`,
    by: 'xitong',
    headings: ['填写', '办理以后'],
    controls: [
      ['textbox', '姓名'],
      ['textbox', '手机号'],
      ['combobox', '职级'],
      ['button', '确认更正'],
    ],
  },
  {
    path: `/people/${personId}/change/leave`,
    by: 'xitong',
    headings: [],
    controls: [['textbox', '原因']],
  },
  {
    path: '/imports',
    by: 'xitong',
    headings: ['上传名册', '我的导入'],
    controls: [
      ['button', '选择文件'],
      ['button', '下载模板'],
    ],
  },
  {
    path: '/completion',
    by: 'jianguan',
    headings: [/的完成情况/, '全部单位合计', '下级单位'],
    controls: [
      ['combobox', '年度'],
      ['link', '未完成名单'],
      ['columnheader', '来不及'],
      ['link', /未开始：\d+ 人，查看名单/],
    ],
  },
  {
    path: `/completion/${unitId}/people?filter=unfinished`,
    by: 'jianguan',
    headings: ['未完成人员名单'],
    controls: [['combobox', '按情况筛选']],
  },
  { path: '/sessions', by: 'qicao', headings: ['登录设备'], controls: [] },
  { path: '/grants?state=active', by: 'xitong', headings: ['权限'], controls: [['columnheader', '状态']] },
  { path: '/grants/request', by: 'xitong', headings: [/申请/], controls: [] },
  { path: `/grants/${grantId}`, by: 'xitong', headings: ['办理过程'], controls: [] },
  {
    path: '/changes',
    by: 'shenji',
    headings: ['操作记录'],
    controls: [
      ['button', '前一天'],
      ['combobox', '按对象筛选'],
    ],
  },
  { path: '/rules', by: 'qicao', headings: [/./], controls: [] },
  { path: '/no-such-page', by: 'qicao', headings: ['没有这个页面'], controls: [['link', '回到待我处理']] },
]
