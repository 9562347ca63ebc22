/** Attributes that tell WeChat's screen reader the role of a `View`. */
export const ariaRole = (role: 'alert' | 'button'): Record<string, unknown> => ({ ariaRole: role })
