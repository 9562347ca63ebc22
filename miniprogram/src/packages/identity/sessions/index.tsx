import { Text } from '@tarojs/components'
import { ActionButton } from '../../../components/controls/action-button'
import { QueryView } from '../../../components/feedback/query-view'
import { Page } from '../../../components/layout/page'
import './index.scss'
import { SessionCard } from './session-card'
import { useSessions } from './use-sessions'

/** Where the learner is signed in; they end one session, or all but this one. */
export default function Sessions() {
  const { result, isBusy, end, endOthers } = useSessions()
  return (
    <Page>
      <Text className="sessions__hint">您的账号在这些手机、平板和电脑上登录过。不认识的，请退出。</Text>
      <QueryView result={result} invitation="绑定学员身份后，可以查看登录过的设备。">
        {({ sessions }) => (
          <>
            {sessions.map((session) => (
              <SessionCard
                key={session.sessionId}
                session={session}
                isBusy={isBusy}
                end={() => end(session)}
              />
            ))}
            {sessions.some(({ isCurrent }) => !isCurrent) && (
              <ActionButton kind="quiet" onClick={endOthers} isBusy={isBusy}>
                退出其他全部设备
              </ActionButton>
            )}
          </>
        )}
      </QueryView>
    </Page>
  )
}
