import type { Aria } from './aria'

export type { Aria, PressableRole } from './aria'

/** The attributes as browsers know them. */
export const toAria = (aria: Aria): Record<string, string> => {
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(aria)) {
    if (value !== undefined) attributes[name === 'role' ? name : `aria-${name}`] = String(value)
  }
  return attributes
}

/** Of a group of choices, only the chosen one is in the order; the arrow keys reach the others. */
export const toTabOrder = (isInTabOrder: boolean): Record<string, string> => ({
  tabindex: isInTabOrder ? '0' : '-1',
})
