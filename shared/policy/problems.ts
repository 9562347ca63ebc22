export const policyProblems = {
  'policy/merit-rule-empty': { status: 422, title: '积分规则还没有内容，请先填写至少一行再启用' },
} as const
