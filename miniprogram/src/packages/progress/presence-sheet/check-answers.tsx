import { Text, View } from '@tarojs/components'
import type { PresenceCheck } from '@zhixing/shared/progress/contract'
import { ActionButton } from '../../../components/controls/action-button'
import { Pressable } from '../../../components/controls/pressable'
import type { PresenceSheetProps } from './presence-sheet-props'

interface Props extends Pick<PresenceSheetProps, 'isSending' | 'onAnswer'> {
  check: PresenceCheck
}

/** One button for a confirmation, the options for a question. */
export function CheckAnswers({ check, isSending, onAnswer }: Props) {
  if (check.kind === 'confirmation') {
    return (
      <ActionButton onClick={() => onAnswer()} isBusy={isSending}>
        我在学习，继续
      </ActionButton>
    )
  }
  return (
    <View className="presence__question">
      <Text className="presence__question-text">{check.question}</Text>
      {check.options?.map((option, index) => (
        <Pressable
          role="button"
          className={`presence__option ${isSending ? 'presence__option--busy' : ''}`}
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the answer; two may read the same
          key={index}
          onClick={isSending ? undefined : () => onAnswer(index)}
        >
          <Text className="presence__letter">{'ABCD'[index]}</Text>
          <Text className="presence__option-text">{option}</Text>
        </Pressable>
      ))}
    </View>
  )
}
