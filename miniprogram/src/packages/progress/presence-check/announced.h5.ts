/** A browser’s screen reader reads it out at once. */
export const announced = { role: 'alert' } as Record<string, unknown>
