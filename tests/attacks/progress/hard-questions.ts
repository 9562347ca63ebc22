import type { CheckQuestion } from '@zhixing/shared/catalogue/question'

/** The first answer is never the right one. */
export const hardQuestions: CheckQuestion[] = [
  { question: '受理之后由谁答复？', options: ['来访人', '承办单位', '旁听者', '评审专家'], answer: 1 },
  { question: '台账保存多久？', options: ['一天', '一周', '一月', '五年'], answer: 3 },
]
