import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router-dom'
import * as z from 'zod'
import { useIsNarrow } from './components/page/use-is-narrow'
import { router } from './routes'
import { queryClient } from './server/query-client'
import './style.css'
import { onPhone, theme } from './style/theme'

z.config({ jitless: true }) // no code from strings, so that a strict content security policy can stand before it
dayjs.locale('zh-cn')

function Themed({ children }: { children: ReactNode }) {
  return <ConfigProvider theme={useIsNarrow() ? onPhone : {}}>{children}</ConfigProvider>
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <Themed>
        <App>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </Themed>
    </ConfigProvider>
  </StrictMode>,
)
