import type { Policy } from './policy'

export const yunnan2024: Policy = {
  policyId: 'policy-yunnan-2024',
  title: '云南网络课程学时认定（2024）',
  version: '2024-01',
  source: '云南省平台的页面说明，2024年1月',
  trust: 'high',
  effectiveOn: '2024-01-01',
  effectivePrecision: 'month',
  sample: true,
  conversion: [
    { fromSeconds: 30 * 60, studyHours: 1 },
    { fromSeconds: 15 * 60, studyHours: 0.5 },
    { fromSeconds: 0, studyHours: 0.25 },
  ],
  requirements: [],
  notes: [
    '课后测试合格另加0.5学时，本系统暂未开设测试。',
    '每天最多10学时，出自一段公开脚本引用的界面文字，可信度低，未启用。',
  ],
}
