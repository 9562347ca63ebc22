import './polyfills'
import { QueryClientProvider } from '@tanstack/react-query'
import { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import './app.scss'
import './platform'
import { queryClient } from './query-client'
import { arrive } from './sign-in'
import { sendUnsentFromElsewhere } from './unsent-on-return'
import { updateWhenReady } from './update'

export default function App({ children }: PropsWithChildren) {
  useLaunch(updateWhenReady)
  useDidShow(() => void arrive().then(sendUnsentFromElsewhere))
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
