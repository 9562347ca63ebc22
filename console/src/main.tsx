import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router-dom'
import * as z from 'zod'
import { useIsNarrow } from './components/page/use-is-narrow'
import { router } from './routes'
import { queryClient } from './server/query-client'
import './style/base.css'
import { narrowTheme, theme } from './style/theme'

// Generates no code from strings, so that a strict content security policy is possible.
z.config({ jitless: true })

/** A live region that stands in index.html from the start: what is put into it later is read out. */
const messageContainer = () => document.getElementById('messages') as HTMLElement

const ResponsiveTheme = ({ children }: { children: ReactNode }) => (
  <ConfigProvider theme={useIsNarrow() ? narrowTheme : {}}>{children}</ConfigProvider>
)

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <ResponsiveTheme>
        <App message={{ getContainer: messageContainer }}>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ResponsiveTheme>
    </ConfigProvider>
  </StrictMode>,
)
