/** WeChat’s screen reader reads it out at once. */
export const announced = { ariaRole: 'alert' } as Record<string, unknown>
