export const peopleProblems = {
  'people/not-found': { status: 404, title: '没有查到这位学员，或不在您的管理范围内' },
} as const
