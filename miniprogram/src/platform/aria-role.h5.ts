/** Attributes that tell a browser's screen reader the role of a `View`. */
export const ariaRole = (role: 'alert' | 'button'): Record<string, unknown> => ({ role })
