export type CategoryId =
  | 'political-theory'
  | 'law'
  | 'provincial-conditions'
  | 'digital-government'
  | 'public-service'
  | 'vocational-skills'
  | 'rural-revitalisation'
  | 'emergency'
  | 'integrity'
  | 'health'

export type JobLevel = 'provincial' | 'bureau' | 'division' | 'section' | 'clerk'

export type ArticleBlock =
  | { kind: 'heading' | 'paragraph' | 'quote'; text: string }
  | { kind: 'list'; entries: string[] }

export interface DemoLesson {
  title: string
  chapter?: string
  kind: 'video' | 'shortVideo' | 'article' | 'audio' | 'document'
  lengthSeconds: number
  media?: string // file name stem in local/demo/media
  body?: ArticleBlock[]
  optional?: true
  questions?: { question: string; options: string[]; answer: number; afterSeconds?: number }[]
}

export interface DemoCourse {
  slug: string
  title: string
  teacher: string
  teacherTitle: string
  categoryId: CategoryId
  requirement: 'required' | 'elective'
  subject: 'general' | 'professional'
  jobLevels: JobLevel[] // empty = all
  tags: string[]
  summary: string
  publishedDaysAgo: number
  presence?: { everyMinutes: number }
  lessons: DemoLesson[]
}

export interface DemoCategory {
  id: CategoryId
  title: string
  description: string
  order: number
}

export const categories: DemoCategory[] = [
  {
    id: 'political-theory',
    title: '政治理论',
    description: '学理论、学党章、学方法，把学习落到调查研究和日常决策上。',
    order: 1,
  },
  {
    id: 'law',
    title: '法律法规',
    description: '行政机关常用的法律知识：公开、复议、许可、合同与听证。',
    order: 2,
  },
  {
    id: 'provincial-conditions',
    title: '省情省策',
    description: '一湖四水、产业与人口：认识湖南，读懂省里的部署。',
    order: 3,
  },
  {
    id: 'digital-government',
    title: '数字政府',
    description: '一网通办、数据共享、网络与信息安全的实务。',
    order: 4,
  },
  {
    id: 'public-service',
    title: '公共服务',
    description: '窗口、热线、信访与基层服务的规范和办法。',
    order: 5,
  },
  {
    id: 'vocational-skills',
    title: '职业技能',
    description: '公文、会议、表格、沟通：机关工作的看家本领。',
    order: 6,
  },
  {
    id: 'rural-revitalisation',
    title: '乡村振兴',
    description: '村级治理、产业、人居环境与集体经济。',
    order: 7,
  },
  { id: 'emergency', title: '应急管理', description: '防汛抗旱、值班值守、信息报送与现场处置。', order: 8 },
  { id: 'integrity', title: '廉政教育', description: '纪律、风险点和身边事：守住底线的日常功夫。', order: 9 },
  {
    id: 'health',
    title: '心理与健康',
    description: '压力、睡眠、颈肩与家庭：照顾好自己才能做好工作。',
    order: 10,
  },
]
