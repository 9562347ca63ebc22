import { Text, Textarea, View } from '@tarojs/components'
import { ActionButton } from '../../../components/controls/action-button'
import { Heading } from '../../../components/layout/heading'
import { toAria } from '../../../platform/accessibility/aria'
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
      <Heading level={3} className="review__name">
        不同意这个决定？
      </Heading>
      <Text className="review__text">{`${dayWords(until)}前可以申诉一次。写明当时的情况、谁可以证明；写到一半离开，下次接着写。`}</Text>
      <Textarea
        className="appeal__text"
        {...toAria({ label: '申诉的理由' })}
        placeholder="例如：当晚我值班，值班室有记录"
        placeholderClass="appeal__placeholder"
        defaultValue={draft}
        maxlength={1000}
        autoHeight
        onInput={({ detail }) => write(detail.value)}
      />
      {failure && (
        <View className="appeal__failure" {...toAria({ role: 'alert' })}>
          {failure}
        </View>
      )}
      <ActionButton onClick={send} isBusy={isBusy}>
        提交申诉
      </ActionButton>
    </View>
  )
}
