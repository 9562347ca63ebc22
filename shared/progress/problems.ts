export const progressProblems = {
  'progress/not-enrolled': { status: 403, title: '请先报名，再进入学习' },
  'progress/session-expired': { status: 409, title: '离开太久，请重新进入课程' },
  'progress/session-replaced': { status: 409, title: '您已在另一台设备或另一门课中学习，这里已暂停' },
  'progress/record-invalid': { status: 400, title: '学习记录无法识别，请重新进入课程' },
  'progress/check-invalid': { status: 400, title: '这次确认不属于当前的学习，请重新进入课程' },
} as const
