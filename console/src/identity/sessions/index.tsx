import { useQuery } from '@tanstack/react-query'
import {
  endSession,
  endSessions,
  listSessions,
  type SignedInSession,
} from '@zhixing/shared/identity/contract'
import { App, Button, Card, Tag } from 'antd'
import { useState } from 'react'
import { BeijingTime } from '../../components/content/beijing-time'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { FactList } from '../../components/page/fact-list'
import { Page } from '../../components/page/page'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { SecondFactorCard } from '../second-factor/second-factor-card'

/** Where the administrator is signed in, on phones too; they end one session, or all but this one. */
export function SessionsPage() {
  const { message, modal } = App.useApp()
  const [isEnding, setEnding] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => call(listSessions, {}, signal),
  })
  if (error && !data) return <LoadError error={error} onRetry={refetch} />
  if (!data) return <Loading />

  const confirmAndEnd = (title: string, content: string, send: () => Promise<unknown>) =>
    modal.confirm({
      title,
      content,
      okText: '退出',
      okButtonProps: { danger: true },
      cancelText: '取消',
      onOk: async () => {
        setEnding(true)
        try {
          await send()
          message.success('已退出，一分钟内生效')
        } catch (failure) {
          message.error(errorTitle(failure))
        }
        setEnding(false)
        await refetch()
      },
    })
  const endOthers = () =>
    confirmAndEnd('退出其他全部设备？', '这台电脑不受影响。', () => call(endSessions, { which: 'others' }))
  const hasOthers = data.sessions.some(({ isCurrent }) => !isCurrent)
  return (
    <Page
      title="登录设备"
      actions={
        hasOthers && (
          <Button onClick={endOthers} disabled={isEnding}>
            退出其他全部设备
          </Button>
        )
      }
    >
      <div className="stack">
        <SecondFactorCard />
        <p className="quiet">您的账号在这些手机和电脑上登录过。不认识的，请退出。</p>
        {data.sessions.map((session) => (
          <SessionCard
            key={session.sessionId}
            session={session}
            isEnding={isEnding}
            end={() =>
              confirmAndEnd('退出这台设备？', session.device, () =>
                call(endSession, { sessionId: session.sessionId }),
              )
            }
          />
        ))}
      </div>
    </Page>
  )
}

interface SessionCardProps {
  session: SignedInSession
  isEnding: boolean
  end: () => void
}

const SessionCard = ({ session, isEnding, end }: SessionCardProps) => (
  <Card
    title={session.device}
    extra={
      session.isCurrent ? (
        <Tag color="blue">本机</Tag>
      ) : (
        <Button onClick={end} disabled={isEnding} aria-label={`退出 ${session.device}`}>
          退出
        </Button>
      )
    }
  >
    <FactList
      facts={[
        { label: '用于', children: session.surface === 'console' ? '管理台' : '学习' },
        { label: '网络', children: session.network },
        { label: '登录于', children: <BeijingTime at={session.startedAt} /> },
        { label: '最近使用', children: session.lastUsedOn },
      ]}
    />
  </Card>
)
