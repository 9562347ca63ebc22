import type { AnnouncementFacts, Topic } from '@zhixing/shared/announcements/contract'
import { blocks } from './content/lessons'

/** How far it has come, and when. */
type Stage = { state: 'draft' | 'submitted' } | { state: 'published'; daysAgo: number }

export interface DemoAnnouncement {
  slug: string
  /** Code of the division it is addressed to. */
  division: string
  /** personId of who writes, approves and publishes it. */
  by: [author: string, approver: string, publisher: string]
  stage: Stage
  topic: Topic
  title: string
  summary: string
  text: string
  course?: string
  bell?: AnnouncementFacts['bell']
}

export const bodyOf = ({ text }: DemoAnnouncement) => blocks(text)

const province: Pick<DemoAnnouncement, 'division' | 'by'> = { division: '43', by: ['qicao', 'shenpi', 'fabu'] }
const county: Pick<DemoAnnouncement, 'division' | 'by'> = { division: '430121', by: ['xian-qicao', 'xian-shenpi', 'xian-shenpi'] }

export const announcements: DemoAnnouncement[] = [
  {
    ...province,
    slug: 'welcome',
    stage: { state: 'published', daysAgo: 40 },
    topic: 'notice',
    title: '干部网络学院手机端开通',
    summary: '打开微信就能学，学时随学随记，换手机、断网都不怕。',
    text: `各单位：
干部网络学院手机端今天开通。在微信里打开“知行学院”小程序，绑定身份后即可学习。
## 怎么绑定
- 用登记在名册上的手机号一键绑定；
- 或者输入姓名和八位学员编号。
## 学时怎么记
按实际播放过的内容记，同一段只记一次；时间以服务器为准。断网时放过的部分，恢复网络后自动补报。
学习不排名次，不比时长，也不要求天天登录。请各单位不要以登录次数、在线时间作为要求。`,
  },
  {
    ...province,
    slug: 'annual-requirement',
    stage: { state: 'published', daysAgo: 18 },
    topic: 'notice',
    title: '年度培训学时查询和核对的通知',
    summary: '学习档案里可以看到每一笔学时从哪里来，有疑问请在年底前提出。',
    text: `各位学员：
今年的学时记录可以在“我的—学习档案”查看。每一笔都写明了课程、版本、认定规则和入账时间。
## 请核对三件事
- 姓名、单位、职级是否正确；
- 已学完的课程是否都有记录；
- 全年累计和还差的学时。
如有疑问，请联系本单位管理员。示例规则由主管部门确认后执行。`,
  },
  {
    ...province,
    slug: 'emergency-class',
    stage: { state: 'published', daysAgo: 9 },
    topic: 'trainingClass',
    title: '基层应急管理专题班报名',
    summary: '面向乡科级及以下干部，网上自学加一次集中研讨。',
    text: `为提高基层应急处置能力，学院举办应急管理专题班。
## 对象
乡镇（街道）和县直单位从事值班值守、防汛抗旱、信息报送工作的同志。
## 安排
先在网上学完应急管理类课程，再参加一天集中研讨。时间、地点另行通知。
请有意参加的同志向本单位报名，由单位汇总。`,
  },
  {
    ...county,
    slug: 'county-notice',
    stage: { state: 'published', daysAgo: 5 },
    topic: 'notice',
    title: '县政务服务窗口人员学习安排',
    summary: '请窗口人员错峰学习，不得影响群众办事。',
    text: `各乡镇（街道）、县直窗口单位：
请窗口人员合理安排时间，学习公共服务和数字政府两类课程。
- 学习安排在业务空闲时段或业余时间；
- 办事高峰期不得离岗学习；
- 学多少、什么时候学，由本人按年度要求安排。`,
  },
  {
    ...province,
    slug: 'new-course',
    stage: { state: 'published', daysAgo: 0.8 },
    topic: 'newCourse',
    title: '新课上线：学时怎么算',
    summary: '五分钟弄明白学时怎么算、断网怎么办、为什么不用着急。',
    course: 'getting-started',
    text: `新课《干部网络学习入门：学时怎么算》已经上线，写给第一次用手机学习的同志。
两段短视频，一篇短文。点下面的课程卡片就可以开始。`,
  },
  {
    ...province,
    slug: 'maintenance',
    stage: { state: 'submitted' },
    topic: 'notice',
    title: '周六凌晨系统升级',
    summary: '周六零点到两点暂停服务，已放过的内容不会丢。',
    bell: { templateMessage: true, subscribeMessage: true },
    text: `各位学员：
系统将于本周六零点至两点升级，期间不能打开课程。
升级前已经放过的内容都会保留；如果正好在学习，请在零点前退出，升级后从原处接着放。`,
  },
  {
    ...province,
    slug: 'plan-draft',
    stage: { state: 'draft' },
    topic: 'notice',
    title: '明年选题征集（草稿）',
    summary: '请各单位报送明年希望开设的课程。',
    text: `请各单位结合工作需要，报送明年希望开设的课程和适合授课的同志。
- 选题贴近基层实际；
- 每门课三到五个课时，每课时不超过二十分钟为宜。`,
  },
]
