import { Text, Textarea, View } from '@tarojs/components'
import { Action } from '../../../components/control/action'
import { dayWords } from '../../../words/words'
import { useAppeal } from './use-appeal'

export function AppealForm({ reviewId, until }: { reviewId: string; until: string }) {
  const { kept, busy, failure, write, send } = useAppeal(reviewId)
  return (
    <View className="appeal">
      <Text className="review__name">不同意这个决定？</Text>
      <Text className="review__says">{`${dayWords(until)}前可以申诉一次。写明当时的情况、谁可以证明；写到一半离开，下次接着写。`}</Text>
      <Textarea
        className="appeal__text"
        placeholder="例如：当晚我值班，值班室有记录"
        placeholderClass="appeal__placeholder"
        defaultValue={kept}
        maxlength={1000}
        autoHeight
        onInput={({ detail }) => write(detail.value)}
      />
      {failure && <View className="appeal__failure">{failure}</View>}
      <Action onClick={send} busy={busy}>
        提交申诉
      </Action>
    </View>
  )
}
