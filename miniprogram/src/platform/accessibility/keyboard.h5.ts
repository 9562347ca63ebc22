const PRESSABLE = '[role=button], [role=link], [role=radio], [role=tab]'
const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Taro's views get no key events, so Enter and space tap the focused one here, and arrows move in a group. */
document.addEventListener('keydown', (event) => {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || !focused.matches(PRESSABLE) || focused.matches('a, button')) return
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault()
    focused.click()
    return
  }
  const step = steps[event.key]
  const group = focused.closest('[role=radiogroup], [role=tablist]')
  if (!step || !group) return
  event.preventDefault()
  const members = Array.from(group.querySelectorAll<HTMLElement>(PRESSABLE))
  const next = members[(members.indexOf(focused) + step + members.length) % members.length]
  next?.focus()
  next?.click()
})

export {}
