/**
 * The time of jobs and of calls to WeChat; a request carries the gateway's time instead. `npm start`
 * replaces `now` to move its clock.
 */
export const clock = { now: () => new Date() }
