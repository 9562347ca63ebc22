import type { Policy } from './policy'

export const cn2023: Policy = {
  policyId: 'policy-cn-2023',
  title: '全国干部教育培训要求（2023）',
  version: '2023',
  source: '《干部教育培训工作条例》（2023年），12371.cn',
  trust: 'high',
  effectiveOn: '2023-01-01',
  effectivePrecision: 'year', // the source has no month and day
  sample: true, // 示例，请由主管部门确认
  conversion: [],
  requirements: [
    {
      requirementId: 'five-years',
      title: '每5年累计不少于3个月或550学时',
      jobLevels: ['provincial', 'bureau', 'division'],
      period: 'five-years',
      hours: 550,
      counts: 'all',
      least: [],
      trust: 'high',
      onlyIfChosen: false,
    },
    {
      requirementId: 'year',
      title: '每年累计不少于12天或90学时',
      jobLevels: ['section', 'clerk'],
      period: 'year',
      hours: 90,
      counts: 'all',
      least: [],
      trust: 'high',
      onlyIfChosen: false,
    },
    {
      requirementId: 'online-self-study',
      title: '网络自学每年不少于50学时',
      jobLevels: ['provincial', 'bureau', 'division', 'section', 'clerk'],
      period: 'year',
      hours: 50,
      counts: 'online',
      least: [],
      trust: 'medium',
      source: '某省平台引用2023—2027年全国规划的通知',
      onlyIfChosen: true,
    },
  ],
  // The source says five years without a start. The national plan runs from 2023 to 2027; outside it the
  // years are counted backwards.
  fiveYears: { title: '2023—2027年全国规划', firstYear: 2023, lastYear: 2027 },
  promotion: { withinYears: 1 },
  notes: [
    '县处级以上含四级调研员及以上，乡科级以下含一级主任科员及以下。',
    '来源只写到2023年，没有抄录生效的月日；2023年度起按此规则。',
    '条例只说每5年，没有写从哪一年算起；这里按2023—2027年全国规划的年份计，规划以外的年份按所查年度及之前四年计。',
    '按3个月或12天计算的，由组织人事部门认定；本系统只按已入账的学时计。网络学时能否计入550学时，由主管部门确认。',
    '提拔任职前未达到要求的，应当在提任后1年内完成。“未达到”按提任当天所在的周期计，来源没有细说。',
    '网络培训应当完成规定的学时，条例没有给出具体数字。',
    '条例没有规定必修和选修各多少，也没有规定超出部分转入下一年度。',
    '请假累计不超过课程学时的七分之一，超过的应当退学。',
  ],
}
