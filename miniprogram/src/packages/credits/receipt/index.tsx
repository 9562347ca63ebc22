import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { Answered } from '../../../components/outcome/answered'
import { Page } from '../../../components/page/page'
import { Facts } from './facts'
import './index.scss'
import { Showing } from './showing'
import { useReceipt } from './use-receipt'

/** One entry and its proof; shown to others only when its learner says so. */
export default function Receipt() {
  const { answer, ...showing } = useReceipt()
  usePullDownRefresh(() => {
    if (!answer.uninvited) answer.retry()
    Taro.stopPullDownRefresh()
  })
  return (
    <Page>
      <Answered by={answer} invitation="绑定后，这里可以看到每笔学时的凭证">
        {(receipt) => (
          <>
            <Facts receipt={receipt} />
            <Showing {...showing} />
            <View className="receipt__why">
              <Text className="receipt__name">凭证有什么用</Text>
              <Text className="receipt__says">
                调动、年度考核需要证明学时的时候，把二维码给对方扫。对方不用登录，也不用问学院，就能自己核对这笔学时是真的、没有改过。
              </Text>
            </View>
          </>
        )}
      </Answered>
    </Page>
  )
}
