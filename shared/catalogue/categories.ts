import type { Category } from './contract'

/** In the order in which they are shown. Part of the code, so that no request reads them from the table. */
export const categories: readonly Category[] = [
  {
    categoryId: 'political-theory',
    title: '政治理论',
    description: '学理论、学党章、学方法，把学习落到调查研究和日常决策上。',
  },
  {
    categoryId: 'law',
    title: '法律法规',
    description: '行政机关常用的法律知识：公开、复议、许可、合同与听证。',
  },
  {
    categoryId: 'provincial-conditions',
    title: '省情省策',
    description: '自然、产业与人口：认识本省，读懂省里的部署。',
  },
  {
    categoryId: 'digital-government',
    title: '数字政府',
    description: '一网通办、数据共享、网络与信息安全的实务。',
  },
  {
    categoryId: 'public-service',
    title: '公共服务',
    description: '窗口、热线、信访与基层服务的规范和办法。',
  },
  {
    categoryId: 'vocational-skills',
    title: '职业技能',
    description: '公文、会议、表格、沟通：机关工作的看家本领。',
  },
  {
    categoryId: 'rural-revitalisation',
    title: '乡村振兴',
    description: '村级治理、产业、人居环境与集体经济。',
  },
  { categoryId: 'emergency', title: '应急管理', description: '防汛抗旱、值班值守、信息报送与现场处置。' },
  { categoryId: 'integrity', title: '廉政教育', description: '纪律、风险点和身边事：守住底线的日常功夫。' },
  {
    categoryId: 'health',
    title: '心理与健康',
    description: '压力、睡眠、颈肩与家庭：照顾好自己才能做好工作。',
  },
]
