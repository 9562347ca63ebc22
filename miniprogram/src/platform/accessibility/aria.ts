export type PressableRole = 'button' | 'link' | 'radio' | 'tab'
type AriaRole =
  | PressableRole
  | 'alert'
  | 'dialog'
  | 'group'
  | 'heading'
  | 'img'
  | 'main'
  | 'radiogroup'
  | 'status'
  | 'tablist'

/** What a screen reader says about an element beside its text: the `aria-*` attributes without their prefix. */
export interface Aria {
  role?: AriaRole | undefined
  label?: string | undefined
  level?: 1 | 2 | 3
  checked?: boolean | undefined
  selected?: boolean | undefined
  expanded?: boolean | undefined
  disabled?: boolean | undefined
  hidden?: boolean | undefined
  modal?: boolean | undefined
}

/** The attributes as WeChat's screen reader knows them. `config/aria-attributes.js` lets them through. */
export const toAria = (aria: Aria): Record<string, string> => {
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(aria)) {
    if (value !== undefined) attributes[`aria${name.charAt(0).toUpperCase()}${name.slice(1)}`] = String(value)
  }
  return attributes
}

/** Attributes that put an element into the order of the tabulator key. A phone has none. */
export const toTabOrder = (_isInTabOrder: boolean): Record<string, string> => ({})
