/** A phone is one person's: nothing to tell apart. */
export const person = ''
