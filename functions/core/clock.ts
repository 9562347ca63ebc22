/** Jobs and calls to the platform ask here; requests carry the gateway's time. One machine replaces `now` to move its clock. */
export const clock = { now: () => new Date() }
