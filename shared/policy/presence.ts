/** When a learner is asked to show that he is there (在学确认). All of it is rule data: 示例，请由主管部门确认. */
export interface PresencePolicy {
  everyMinutes: number | undefined // for courses that say nothing of it; undefined: they ask nobody
  everyMinutesChoices: readonly number[] // what a course may ask for
  deadlineSeconds: number // to answer in: time to find the glasses, read slowly and tap once
  retrySeconds: number // from a wrong answer to the next question
  wrongMax: number // so many wrong answers in a row cost what they were asked about
}

export const presencePolicy: PresencePolicy = {
  everyMinutes: undefined,
  everyMinutesChoices: [5, 10, 15, 20, 30],
  deadlineSeconds: 180,
  retrySeconds: 20,
  wrongMax: 2,
}
