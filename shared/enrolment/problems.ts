export const enrolmentProblems = {
  'enrolment/not-eligible': { status: 403, title: '这门课程不面向您的职级' },
  'enrolment/not-enrolled': { status: 404, title: '您还没有报名这门课程' },
  'enrolment/already-completed': { status: 409, title: '这门课程已学完，学时已入账，不能退选' },
} as const
