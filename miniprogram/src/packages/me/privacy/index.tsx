import { Text, View } from '@tarojs/components'
import { ActionButton } from '../../../components/controls/action-button'
import { Heading } from '../../../components/layout/heading'
import { Page } from '../../../components/layout/page'
import { canUseWechatApis, openPrivacyNotice } from '../../../platform/wechat'
import './index.scss'
import { neverCollected, rights, storageAndAccess, storedFacts } from './stored-facts'

/** What is stored, why and where. WeChat's own privacy notice, which is binding as well, is linked. */
export default function Privacy() {
  return (
    <Page>
      <Text className="privacy__lead">只收集学习必需的信息。下面逐项说明收集什么、为什么、存在哪里。</Text>
      {storedFacts.map(({ title, content, purpose, storage }) => (
        <View className="card privacy__fact" key={title}>
          <Heading className="privacy__title">{title}</Heading>
          <Line name="内容" value={content} />
          <Line name="用途" value={purpose} />
          <Line name="存放" value={storage} />
        </View>
      ))}
      <Section title="存在哪里、谁能看到" lines={storageAndAccess} />
      <Section title="不收集什么" lines={neverCollected} />
      <Section title="您可以做什么" lines={rights} />
      {canUseWechatApis() && (
        <View className="privacy__notice">
          <ActionButton kind="quiet" onClick={openPrivacyNotice}>
            查看《用户隐私保护指引》
          </ActionButton>
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
    <Heading className="privacy__heading">{title}</Heading>
    {lines.map((line) => (
      <Text className="privacy__text" key={line}>
        {line}
      </Text>
    ))}
  </View>
)
