import { Refusal } from '@zhixing/shared/problem'
import { useCallback, useEffect, useState } from 'react'
import { Unavailable } from '../server/call'
import { type CheckedReceipt, checkReceiptFile, checkShownReceipt } from './check-receipt'

export type CheckState =
  | { state: 'idle' }
  | { state: 'checking' }
  | { state: 'checked'; checked: CheckedReceipt }
  | { state: 'failed'; title: string; retry?: () => void }

/** Checks the receipt named in the address, and any receipt file that is chosen. */
export function useReceiptCheck() {
  const [state, setState] = useState<CheckState>({ state: 'idle' })

  const run = useCallback(async (check: () => Promise<CheckedReceipt>, retry?: () => void) => {
    setState({ state: 'checking' })
    try {
      setState({ state: 'checked', checked: await check() })
    } catch (error) {
      const canRetry = error instanceof Unavailable && retry !== undefined
      setState({ state: 'failed', title: failureTitle(error), ...(canRetry && { retry }) })
    }
  }, [])

  const checkAddress = useCallback(() => {
    const receiptId = window.location.hash.slice(1)
    if (receiptId) void run(() => checkShownReceipt(receiptId), checkAddress)
  }, [run])
  useEffect(() => {
    checkAddress()
    window.addEventListener('hashchange', checkAddress)
    return () => window.removeEventListener('hashchange', checkAddress)
  }, [checkAddress])

  const checkFile = (file: File) => void run(async () => checkReceiptFile(JSON.parse(await file.text())))
  return { state, checkFile }
}

function failureTitle(error: unknown): string {
  if (error instanceof Refusal && error.type === 'request/invalid') return '网址不完整，请重新扫码'
  if (error instanceof Refusal || error instanceof Unavailable) return error.title
  return '这个文件不是学时凭证，请选择 receipt.json'
}
