import { useEffect } from 'react'
import './dialog.h5.scss'
import type { ConfirmQuestion } from './dialog'

export type { ConfirmQuestion } from './dialog'

/** Whether the learner confirms. The browser's own dialog holds the focus and gives it back. */
export function askToConfirm({
  title,
  content,
  confirmText,
  cancelText = '取消',
  isDestructive,
}: ConfirmQuestion) {
  const confirm = createButton(
    confirmText,
    `ask__confirm ${isDestructive ? 'ask__confirm--destructive' : ''}`,
  )
  return showDialog(title, content, [createButton(cancelText, 'ask__cancel'), confirm], confirm)
}

/** Shows what has happened, until the learner has read it. */
export function tell(title: string, content: string) {
  const close = createButton('知道了', 'ask__confirm')
  void showDialog(title, content, [close], close)
}

function showDialog(title: string, content: string, buttons: HTMLElement[], confirm: HTMLElement) {
  const dialog = document.createElement('dialog')
  dialog.className = 'ask'
  dialog.setAttribute('aria-label', title)
  const heading = createText('h2', 'ask__title', title)
  const foot = createText('div', 'ask__foot', '')
  foot.append(...buttons)
  dialog.append(heading, createText('p', 'ask__content', content), foot)
  document.body.append(dialog)
  return new Promise<boolean>((resolve) => {
    const end = (isConfirmed: boolean) => {
      if (dialog.open) dialog.close()
      dialog.remove()
      resolve(isConfirmed)
    }
    for (const button of buttons) button.addEventListener('click', () => end(button === confirm))
    dialog.addEventListener('cancel', () => end(false))
    dialog.showModal()
  })
}

function createText(tag: string, className: string, text: string) {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

function createButton(text: string, className: string) {
  const button = createText('button', className, text) as HTMLButtonElement
  button.type = 'button'
  return button
}

/** Moves the focus into the panel while it is shown, holds it there, and gives it back. */
export function useDialogFocus(panelId: string) {
  useEffect(() => {
    const before = document.activeElement
    const panel = document.getElementById(panelId)
    if (!panel) return
    panel.setAttribute('tabindex', '-1')
    panel.focus()
    const hold = ({ target }: FocusEvent) => {
      if (target instanceof Node && !panel.contains(target) && panel.isConnected) panel.focus()
    }
    document.addEventListener('focusin', hold)
    return () => {
      document.removeEventListener('focusin', hold)
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [panelId])
}
