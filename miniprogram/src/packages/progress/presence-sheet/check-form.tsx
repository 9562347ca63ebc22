import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PresenceCheck } from '@zhixing/shared/progress/contract'
import { useEffect } from 'react'
import { ActionButton } from '../../../components/controls/action-button'
import { Heading } from '../../../components/layout/heading'
import { toAria } from '../../../platform/accessibility/aria'
import { lengthWords } from '../../../words/lengths'
import { CheckAnswers } from './check-answers'
import type { PresenceSheetProps } from './presence-sheet-props'
import { countdownWords, useCountdown } from './use-countdown'

type Props = PresenceSheetProps & { check: PresenceCheck }

/** What is asked, how much time is left, and what happens without an answer. */
export function CheckForm(props: Props) {
  const { check, receivedAtMs, presence, isSending, isOffline, onAnswer, outcome } = props
  const { secondsLeft, opensIn } = useCountdown(check, receivedAtMs)
  useEffect(() => {
    Taro.vibrateLong().catch(() => undefined) // not every device can vibrate
  }, [])
  const provisionalSeconds = presence?.provisionalSeconds ?? 0
  const provisionalWords = lengthWords(provisionalSeconds)
  const missedSeconds = presence?.missedSeconds
  const isOver = secondsLeft <= 0
  const isPending = !isOver && missedSeconds === undefined
  return (
    <View className="presence">
      <View {...toAria({ role: 'alert' })}>
        <Heading className="presence__title">{titleOf(check, isOver, outcome)}</Heading>
        {isPending ? (
          <Text className="presence__text">{`答过以后，前面学的 ${provisionalWords}就计入。`}</Text>
        ) : (
          <Text className="presence__lost">{lostWords(missedSeconds ?? provisionalSeconds)}</Text>
        )}
      </View>
      {isOver && (
        <ActionButton onClick={() => onAnswer()} isBusy={isSending}>
          我回来了
        </ActionButton>
      )}
      {!isOver && opensIn > 0 && (
        <Text className="presence__text">{`${opensIn} 秒后换一道题，请稍候。`}</Text>
      )}
      {!isOver && opensIn <= 0 && (
        <>
          <CheckAnswers check={check} isSending={isSending} onAnswer={onAnswer} />
          <Text className="presence__left">{countdownWords(secondsLeft)}</Text>
        </>
      )}
      {isOffline && isSending && (
        <Text className="presence__lost">网络不通，恢复后自动提交，请不要离开。</Text>
      )}
      {isPending && (
        <Text className="presence__note">
          没有赶上也不要紧：只是这 {provisionalWords}不计入，内容都还在，再看一遍就能补上。
        </Text>
      )}
    </View>
  )
}

const lostWords = (seconds: number) =>
  seconds > 0
    ? `有 ${lengthWords(seconds)}没有计入。内容都还在，再看一遍就能补上。`
    : '请先确认，再接着学，之后的时间照常计入。'

function titleOf(
  { kind, opensInSeconds }: PresenceCheck,
  isOver: boolean,
  outcome: Props['outcome'],
): string {
  const isQuestion = kind === 'question'
  if (isOver) return '刚才没有等到您的确认'
  if (outcome === 'late') return isQuestion ? '没有赶上，请再答一道小题' : '没有赶上，请再确认一次'
  if (outcome === 'wrong' && opensInSeconds > 0) return '这道题没有答对，没关系'
  return isQuestion ? '请答一道小题' : '您还在学习吗？'
}
