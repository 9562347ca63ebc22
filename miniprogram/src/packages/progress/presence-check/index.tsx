import { Popup } from '@nutui/nutui-react-taro'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PresenceCheck as WaitingCheck } from '@zhixing/shared/progress/contract'
import { useEffect } from 'react'
import { Action } from '../../../components/control/action'
import { lengthWords } from '../../../words/words'
import type { PresenceChecks } from '../use-presence'
import './index.scss'
import { announced } from './announced'
import { leftWords, useSecondsLeft } from './seconds-left'

/** Over the page that plays: what is asked, how long there is, and what happens if one does not answer. Nothing is lost by reading it slowly. */
export function PresenceCheck({ check, ...checks }: PresenceChecks) {
  if (!check) return null
  return (
    <Popup visible position="bottom" round closeOnOverlayClick={false} className="presence-popup">
      <Asked key={check.checkId} check={check} {...checks} />
    </Popup>
  )
}

type Props = PresenceChecks & { check: WaitingCheck }

function Asked({ check, receivedAt, presence, sending, offline, onAnswer, outcome }: Props) {
  const { secondsLeft, opensIn } = useSecondsLeft(check, receivedAt)
  // Once for each check, however often the page is drawn.
  useEffect(() => {
    Taro.vibrateLong().catch(() => undefined) // not every device can
  }, [])
  const waiting = lengthWords(presence?.provisionalSeconds ?? 0)
  const missed = presence?.missedSeconds
  const isOver = secondsLeft <= 0
  return (
    <View className="presence">
      <View {...announced}>
        <Text className="presence__title">{titleOf(check, isOver, outcome)}</Text>
        {missed !== undefined && <Text className="presence__lost">{lostWords(missed)}</Text>}
        {isOver && missed === undefined && (
          <Text className="presence__lost">{lostWords(presence?.provisionalSeconds ?? 0)}</Text>
        )}
        {!isOver && missed === undefined && (
          <Text className="presence__says">{`答过以后，前面学的 ${waiting}就计入。`}</Text>
        )}
      </View>
      {isOver && (
        <Action onClick={() => onAnswer()} busy={sending}>
          我回来了
        </Action>
      )}
      {!isOver && opensIn > 0 && (
        <Text className="presence__says">{`${opensIn} 秒后换一道题，请稍候。`}</Text>
      )}
      {!isOver && opensIn <= 0 && <Answers check={check} sending={sending} onAnswer={onAnswer} />}
      {!isOver && opensIn <= 0 && <Text className="presence__left">{leftWords(secondsLeft)}</Text>}
      {offline && sending && <Text className="presence__lost">网络不通，恢复后自动提交，请不要离开。</Text>}
      {!isOver && missed === undefined && (
        <Text className="presence__note">
          没有赶上也不要紧：只是这 {waiting}不计入，内容都还在，再看一遍就能补上。
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
  { kind, opensInSeconds }: WaitingCheck,
  isOver: boolean,
  outcome: PresenceChecks['outcome'],
) {
  if (isOver) return '刚才没有等到您的确认'
  if (outcome === 'late') return kind === 'question' ? '没有赶上，请再答一道小题' : '没有赶上，请再确认一次'
  if (outcome === 'wrong' && opensInSeconds > 0) return '这道题没有答对，没关系'
  return kind === 'question' ? '请答一道小题' : '您还在学习吗？'
}

function Answers({ check, sending, onAnswer }: Pick<Props, 'check' | 'sending' | 'onAnswer'>) {
  if (check.kind === 'confirmation') {
    return (
      <Action onClick={() => onAnswer()} busy={sending}>
        我在学习，继续
      </Action>
    )
  }
  return (
    <View className="presence__question">
      <Text className="presence__asks">{check.question}</Text>
      {check.options?.map((option, place) => (
        <View
          className={`presence__option ${sending ? 'presence__option--busy' : ''}`}
          hoverClass="pressed"
          key={option}
          onClick={() => !sending && onAnswer(place)}
        >
          <Text className="presence__letter">{'ABCD'[place]}</Text>
          <Text className="presence__words">{option}</Text>
        </View>
      ))}
    </View>
  )
}
