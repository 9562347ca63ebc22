import * as z from 'zod'
import { JobLevel, jobLevels } from '../identity/role'
import { type PresencePolicy, presencePolicy } from './presence'

export const TrainingRequirement = z.object({
  title: z.string(),
  hours: z.number(),
  period: z.enum(['year', 'five-years']),
  source: z.string(),
  sample: z.boolean(), // 示例，请由主管部门确认
})
export type TrainingRequirement = z.infer<typeof TrainingRequirement>

export const Policy = z.object({
  policyId: z.string(),
  title: z.string(),
  source: z.string(),
  trust: z.enum(['high', 'medium', 'low']),
  effectiveOn: z.string(),
  expiresOn: z.string().optional(),
  sample: z.boolean(),
  conversion: z.array(z.object({ fromSeconds: z.number().int(), studyHours: z.number() })), // of the required lessons' length; empty: the policy has none
  requirements: z.array(
    z.object({ jobLevels: z.array(JobLevel), title: z.string(), hours: z.number(), period: z.enum(['year', 'five-years']) }),
  ),
  notes: z.array(z.string()),
})
export type Policy = z.infer<typeof Policy>

/** How played seconds become credited ones. All of it is rule data: 示例，请由主管部门确认. */
export interface StudyPolicy {
  allowanceSeconds: number // D: how long a beat may be late before its time is lost
  pace: number // real seconds per second of content
  daySecondsMax: number // credited in one day in Beijing, over all lessons
  completionThreshold: number // share of a lesson that must be covered, and credited
  heartbeatSeconds: number // the client's rhythm: five fit into the allowance
  presence: PresencePolicy
}

export const studyPolicy: StudyPolicy = {
  allowanceSeconds: 300,
  pace: 1,
  daySecondsMax: 36_000,
  completionThreshold: 0.98,
  heartbeatSeconds: 60,
  presence: presencePolicy,
}

/** What a day in a classroom counts at most: twelve days are asked where ninety hours would do. Derived, so a sample: 示例，请由主管部门确认. */
export const offlinePolicy = { policyId: 'policy-cn-2023', dayHoursMax: 90 / 12, sample: true } as const

const cn2023: Policy = {
  policyId: 'policy-cn-2023',
  title: '全国干部教育培训要求（2023）',
  source: '《干部教育培训工作条例》（2023年），12371.cn',
  trust: 'high',
  effectiveOn: '2023',
  sample: true,
  conversion: [],
  requirements: [
    { jobLevels: ['provincial', 'bureau', 'division'], title: '每5年累计不少于3个月或550学时', hours: 550, period: 'five-years' },
    { jobLevels: ['section', 'clerk'], title: '每年累计不少于12天或90学时', hours: 90, period: 'year' },
  ],
  notes: [
    '县处级以上含四级调研员及以上，乡科级以下含一级主任科员及以下。',
    '提拔任职前未达到要求的，应当在提任后1年内完成。',
    '网络培训应当完成规定的学时，条例没有给出具体数字。',
    '请假累计不超过课程学时的七分之一，超过的应当退学。',
    '网络自学每年不少于50学时，见于某省平台引用2023—2027年全国规划的通知，可信度中等。',
  ],
}

const yunnan2024: Policy = {
  policyId: 'policy-yunnan-2024',
  title: '云南网络课程学时认定（2024）',
  source: '云南省平台的页面说明，2024年1月',
  trust: 'high',
  effectiveOn: '2024-01',
  sample: true,
  conversion: [
    { fromSeconds: 30 * 60, studyHours: 1 },
    { fromSeconds: 15 * 60, studyHours: 0.5 },
    { fromSeconds: 0, studyHours: 0.25 },
  ],
  requirements: [],
  notes: ['课后测试合格另加0.5学时，本系统暂未开设测试。', '每天最多10学时，出自一段公开脚本引用的界面文字，可信度低，未启用。'],
}

const nanjingSample: Policy = {
  policyId: 'policy-nanjing-sample',
  title: '南京地方规则（样例）',
  source: '南京地方文件，未注明日期',
  trust: 'medium',
  effectiveOn: '未注明',
  sample: true,
  conversion: [],
  requirements: [{ jobLevels: [...jobLevels], title: '每年总学分不少于84，其中必修不少于56', hours: 84, period: 'year' }],
  notes: [
    '网络学习每年不少于40，其中必修不少于10。',
    '面授培训每天计6学分。',
    '授课按5倍计；论文按12、24、48计；内部培训每班不超过18。',
    '超出部分转入下一年度选修。',
  ],
}

export const policies: Policy[] = [cn2023, yunnan2024, nanjingSample]

const isInForce = (policy: Policy, now: Date) => {
  const on = now.toISOString()
  return policy.effectiveOn <= on && (policy.expiresOn === undefined || on < policy.expiresOn)
}

const inUse = (choice: Policy[], now: Date) => choice.find((policy) => isInForce(policy, now)) ?? choice[0]!

/** The rule set that turns the length of a course into study hours; a ledger entry names it, and no later one rewrites the entry. */
export const policyInUse = (now: Date): Policy => inUse([yunnan2024], now)

/** The rule set that says how much training a job level owes. */
export const requirementPolicyInUse = (now: Date): Policy => inUse([cn2023], now)

/** 学时按课程必修课时的总长度分档认定，不按学习时长累计: hours belong to the course version, whoever studies it. Takes whole seconds; no lessons, no hours. */
export function studyHoursOf(requiredSeconds: number, policy: Policy): number {
  if (requiredSeconds <= 0) return 0
  const tiers = [...policy.conversion].sort((one, other) => other.fromSeconds - one.fromSeconds)
  return tiers.find((tier) => requiredSeconds >= tier.fromSeconds)?.studyHours ?? 0
}

/** 各职级的培训要求以规则所载为准，规则未载的不作要求: absent rather than guessed. */
export function requirementOf(jobLevel: JobLevel, policy: Policy): TrainingRequirement | undefined {
  const requirement = policy.requirements.find((each) => each.jobLevels.includes(jobLevel))
  return (
    requirement && {
      title: requirement.title,
      hours: requirement.hours,
      period: requirement.period,
      source: policy.source,
      sample: policy.sample,
    }
  )
}
