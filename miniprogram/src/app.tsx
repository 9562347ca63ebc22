import './platform/polyfills'
import { QueryClientProvider } from '@tanstack/react-query'
import { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { queryClient, refetchUnavailable } from './api/query-client'
import './app.scss'
import { useNetworkReturn } from './hooks/use-network-return'
import { offerUpdate } from './platform/app-update'
import './platform/page-frame'
import { signInSilently } from './sign-in/sign-in'
import { sendUnsentOnShow } from './study/send-unsent-on-show'

export default function App({ children }: PropsWithChildren) {
  useLaunch(offerUpdate)
  useDidShow(() => void signInSilently().then(sendUnsentOnShow))
  useNetworkReturn(() => {
    void signInSilently().then(sendUnsentOnShow)
    void refetchUnavailable()
  })
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
