import './platform/polyfills'
import { QueryClientProvider } from '@tanstack/react-query'
import { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import './app.scss'
import './platform/page-frame'
import { queryClient } from './api/query-client'
import { updateWhenReady } from './platform/app-update'
import { arrive } from './sign-in/sign-in'
import { sendUnsentFromElsewhere } from './study/send-unsent-on-show'

export default function App({ children }: PropsWithChildren) {
  useLaunch(updateWhenReady)
  useDidShow(() => void arrive().then(sendUnsentFromElsewhere))
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
