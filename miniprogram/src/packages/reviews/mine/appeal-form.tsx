import { Text, Textarea, View } from '@tarojs/components'
import { ActionButton } from '../../../components/controls/action-button'
import { dayWords } from '../../../words/days'
import { useAppeal } from './use-appeal'

interface Props {
  reviewId: string
  until: string
}

export function AppealForm({ reviewId, until }: Props) {
  const { draft, isBusy, failure, write, send } = useAppeal(reviewId)
  return (
    <View className="appeal">
      <Text className="review__name">不同意这个决定？</Text>
      <Text className="review__text">{`${dayWords(until)}前可以申诉一次。写明当时的情况、谁可以证明；写到一半离开，下次接着写。`}</Text>
      <Textarea
        className="appeal__text"
        placeholder="例如：当晚我值班，值班室有记录"
        placeholderClass="appeal__placeholder"
        defaultValue={draft}
        maxlength={1000}
        autoHeight
        onInput={({ detail }) => write(detail.value)}
      />
      {failure && <View className="appeal__failure">{failure}</View>}
      <ActionButton onClick={send} isBusy={isBusy}>
        提交申诉
      </ActionButton>
    </View>
  )
}
