import { Text, View } from '@tarojs/components'
import type { OutputOf } from '@zhixing/shared/contract'
import type { getTranscript } from '@zhixing/shared/ledger/contract'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import { Unavailable } from '../../api/http'
import type { Answered } from '../../api/use-contract-query'
import { Action } from '../../components/control/action'
import { Requirements } from '../../components/study/requirements'
import { StudyHours } from '../../components/study/study-hours'
import { go } from '../../navigation/navigate'

/** This year in one number. Where it is not known, the page around it stays. */
export function ThisYear({ by }: { by: Answered<OutputOf<typeof getTranscript>> }) {
  const { data, error } = by
  if (data) {
    return (
      <View className="card me__year" hoverClass="pressed" onClick={() => go(ledgerPages.transcript)}>
        <StudyHours value={data.studyHours} name={`${data.creditYear} 年已入账`} />
        {data.requirements.length > 0 && (
          <View className="me__requirement">
            <Requirements requirements={data.requirements} brief />
          </View>
        )}
        {error instanceof Unavailable && <Text className="me__stale">网络不通，这是上次的数字</Text>}
      </View>
    )
  }
  if (!error) return <View className="me__year me__year--awaited" />
  return (
    <View className="card me__year">
      <Text className="me__failed">{error instanceof Unavailable ? error.title : '学时暂时读不出来'}</Text>
      <Action kind="quiet" onClick={by.retry} busy={by.isFetching}>
        再试一次
      </Action>
    </View>
  )
}
