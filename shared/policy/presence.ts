/** When presence checks (在学确认) are issued and how they are judged. */
export interface PresencePolicy {
  everyMinutes: number | undefined // for courses that do not say; undefined: no checks
  everyMinutesChoices: readonly number[] // what a course may choose
  deadlineSeconds: number // to answer, long enough for slow readers
  retrySeconds: number // from a wrong answer to the next question
  wrongMax: number // this many wrong answers in a row forfeit the provisional time
}

/** 示例，请由主管部门确认。 */
export const presencePolicy: PresencePolicy = {
  everyMinutes: undefined,
  everyMinutesChoices: [5, 10, 15, 20, 30],
  deadlineSeconds: 180,
  retrySeconds: 20,
  wrongMax: 2,
}
