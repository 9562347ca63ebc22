import { Text, View } from '@tarojs/components'
import { Action } from '../../../components/control/action'
import { Page } from '../../../components/page/page'
import { canAskWechat, openPrivacyNotice } from '../../../platform/wechat'
import { collected, keptWhere, neverCollected, rights } from './facts'
import './index.scss'

/** Exactly what is kept, why and where; WeChat's own notice, which is binding beside it, is one tap away. */
export default function Privacy() {
  return (
    <Page>
      <Text className="privacy__lead">只收集学习必需的信息。下面逐项说明收集什么、为什么、存在哪里。</Text>
      {collected.map(({ title, says, why, where }) => (
        <View className="card privacy__item" key={title}>
          <Text className="privacy__title">{title}</Text>
          <Line name="内容" value={says} />
          <Line name="用途" value={why} />
          <Line name="存放" value={where} />
        </View>
      ))}
      <Section title="存在哪里、谁能看到" lines={keptWhere} />
      <Section title="不收集什么" lines={neverCollected} />
      <Section title="您可以做什么" lines={rights} />
      {canAskWechat() && (
        <View className="privacy__notice">
          <Action kind="quiet" onClick={openPrivacyNotice}>
            查看《用户隐私保护指引》
          </Action>
        </View>
      )}
    </Page>
  )
}

const Line = ({ name, value }: { name: string; value: string }) => (
  <View className="privacy__line">
    <Text className="privacy__name">{name}</Text>
    <Text className="privacy__value">{value}</Text>
  </View>
)

const Section = ({ title, lines }: { title: string; lines: string[] }) => (
  <View className="privacy__section">
    <Text className="privacy__heading">{title}</Text>
    {lines.map((line) => (
      <Text className="privacy__says" key={line}>
        {line}
      </Text>
    ))}
  </View>
)
