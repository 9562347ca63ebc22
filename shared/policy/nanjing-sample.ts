import { jobLevels } from '../identity/role'
import type { Policy } from './policy'

export const nanjingSample: Policy = {
  policyId: 'policy-nanjing-sample',
  title: '南京地方规则（样例）',
  version: '样例',
  source: '南京地方文件，未注明日期',
  trust: 'medium',
  sample: true,
  conversion: [],
  requirements: [
    {
      requirementId: 'year',
      title: '每年累计不少于84，其中必修不少于56',
      jobLevels: [...jobLevels],
      period: 'year',
      hours: 84,
      counts: 'all',
      least: [{ requirement: 'required', hours: 56 }],
      trust: 'medium',
      onlyIfChosen: false,
    },
    {
      requirementId: 'online',
      title: '网络学习每年不少于40，其中必修不少于10',
      jobLevels: [...jobLevels],
      period: 'year',
      hours: 40,
      counts: 'online',
      least: [{ requirement: 'required', hours: 10 }],
      trust: 'medium',
      onlyIfChosen: false,
    },
  ],
  carryOver: { requirementId: 'year', into: 'elective' },
  offline: { dayHours: 6, teachingTimes: 5, paperHours: [12, 24, 48], inHouseHoursMax: 18 },
  notes: [
    '来源以学分计；样例按1学分对1学时比照，由主管部门确认。',
    '来源没有区分职级，样例对各职级一样。',
    '超出部分转入下一年度选修。能否再往后转，来源没有说：这里只转一次，转入的不再转出；必修没有达到的年度不转。',
    '提任、五年周期，来源都没有规定。',
  ],
}
