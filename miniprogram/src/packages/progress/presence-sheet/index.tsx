import { BottomSheet } from '../../../components/layout/bottom-sheet'
import { CheckForm } from './check-form'
import './index.scss'
import type { PresenceSheetProps } from './presence-sheet-props'

/** Covers the page while a presence check is open. */
export function PresenceSheet({ check, ...rest }: PresenceSheetProps) {
  if (!check) return null
  return (
    <BottomSheet label="在学确认">
      <CheckForm key={check.checkId} check={check} {...rest} />
    </BottomSheet>
  )
}
