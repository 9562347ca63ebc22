import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { QueryView } from '../../../components/feedback/query-view'
import { Heading } from '../../../components/layout/heading'
import { Page } from '../../../components/layout/page'
import './index.scss'
import { ReceiptCode } from './receipt-code'
import { ReceiptFacts } from './receipt-facts'
import { useReceipt } from './use-receipt'

/** One credit entry and its proof. */
export default function Receipt() {
  const { result, code } = useReceipt()
  usePullDownRefresh(() => {
    if (!result.needsBinding) result.retry()
    Taro.stopPullDownRefresh()
  })
  return (
    <Page>
      <QueryView result={result} invitation="绑定后，这里可以看到每笔学时的凭证">
        {(receipt) => (
          <>
            <ReceiptFacts receipt={receipt} />
            <ReceiptCode {...code} />
            <View className="receipt__why">
              <Heading className="receipt__name">凭证有什么用</Heading>
              <Text className="receipt__text">
                调动、年度考核需要证明学时的时候，把二维码给对方扫。对方不用登录，也不用问学院，就能自己核对这笔学时是真的、没有改过。
              </Text>
            </View>
          </>
        )}
      </QueryView>
    </Page>
  )
}
