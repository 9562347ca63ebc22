import { Refusal } from '@zhixing/shared/problem'
import { useCallback, useEffect, useState } from 'react'
import { Unavailable } from '../server/call'
import { type Checked, checkGiven, checkShown } from './check'

type State =
  | { state: 'idle' }
  | { state: 'checking' }
  | { state: 'checked'; checked: Checked }
  | { state: 'failed'; title: string; again?: () => void }

export function useCheck() {
  const [state, setState] = useState<State>({ state: 'idle' })

  const run = useCallback(async (check: () => Promise<Checked>, again?: () => void) => {
    setState({ state: 'checking' })
    try {
      setState({ state: 'checked', checked: await check() })
    } catch (error) {
      if (error instanceof Unavailable && again) setState({ state: 'failed', title: error.title, again })
      else if (error instanceof Refusal && error.type === 'request/invalid')
        setState({ state: 'failed', title: '网址不完整，请重新扫码' })
      else if (error instanceof Refusal || error instanceof Unavailable)
        setState({ state: 'failed', title: error.title })
      else setState({ state: 'failed', title: '这个文件不是学时凭证，请选择 receipt.json' })
    }
  }, [])

  const fromAddress = useCallback(() => {
    const receiptId = window.location.hash.slice(1)
    if (receiptId) void run(() => checkShown(receiptId), fromAddress)
  }, [run])
  useEffect(() => {
    fromAddress()
    window.addEventListener('hashchange', fromAddress)
    return () => window.removeEventListener('hashchange', fromAddress)
  }, [fromAddress])

  const fromFile = (file: File) => void run(async () => checkGiven(JSON.parse(await file.text())))
  return { state, fromFile }
}
