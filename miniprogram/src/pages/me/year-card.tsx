import { Text, View } from '@tarojs/components'
import type { OutputOf } from '@zhixing/shared/contract'
import type { getTranscript } from '@zhixing/shared/ledger/contract'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import { Unavailable } from '../../api/http'
import type { QueryResult } from '../../api/query-result'
import { ActionButton } from '../../components/controls/action-button'
import { Pressable } from '../../components/controls/pressable'
import { KeyFigure } from '../../components/study/key-figure'
import { Requirements } from '../../components/study/requirements'
import { openPage } from '../../navigation/navigate'

interface Props {
  result: QueryResult<OutputOf<typeof getTranscript>>
}

/** The study hours of this year. When they cannot be loaded, the rest of the page stays. */
export function YearCard({ result }: Props) {
  const { data, error, isFetching, retry } = result
  if (data) {
    return (
      <Pressable role="link" className="card me__year" onClick={() => openPage(ledgerPages.transcript)}>
        <KeyFigure value={data.studyHours} name={`${data.creditYear} 年已入账`} />
        {data.requirements.length > 0 && (
          <View className="me__requirement">
            <Requirements requirements={data.requirements} isBrief />
          </View>
        )}
        {error instanceof Unavailable && <Text className="me__stale">网络不通，这是上次的数字</Text>}
      </Pressable>
    )
  }
  if (!error) return <View className="me__year me__year--pending" />
  return (
    <View className="card me__year">
      <Text className="me__failed">{error instanceof Unavailable ? error.title : '学时暂时读不出来'}</Text>
      <ActionButton kind="quiet" onClick={retry} isBusy={isFetching}>
        再试一次
      </ActionButton>
    </View>
  )
}
