import { Input, Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { Action } from '../../../components/control/action'

interface Props {
  onSubmit: (name: string, rosterCode: string) => void
  busy: boolean
  /** Why what was sent did not do. */
  says: string | undefined
}

const digits = /^\d{8}$/

/** What is typed stays in the fields: a state for each letter would be a message to WeChat for each letter. */
export function NameForm({ onSubmit, busy, says }: Props) {
  const typed = useRef({ name: '', rosterCode: '' })
  const [wrong, setWrong] = useState<{ name?: string; rosterCode?: string }>({})

  const submit = () => {
    const name = typed.current.name.trim()
    const rosterCode = typed.current.rosterCode.trim()
    const found = {
      ...(!name && { name: '请填写姓名' }),
      ...(!digits.test(rosterCode) && {
        rosterCode: rosterCode ? `学员编号是 8 位数字，现在是 ${rosterCode.length} 位` : '请填写学员编号',
      }),
    }
    setWrong(found)
    if (!found.name && !found.rosterCode) onSubmit(name, rosterCode)
  }

  return (
    <View className="name-form">
      <Text className="name-form__title">用姓名和学员编号绑定</Text>
      <Text className="name-form__name">姓名</Text>
      <Input
        className="name-form__input"
        placeholder="与名册一致的姓名"
        placeholderClass="name-form__placeholder"
        maxlength={40}
        confirmType="next"
        onInput={({ detail }) => {
          typed.current.name = detail.value
        }}
      />
      {wrong.name && <Text className="name-form__wrong">{wrong.name}</Text>}
      <Text className="name-form__name">学员编号</Text>
      <Input
        className="name-form__input"
        type="number"
        placeholder="8 位数字"
        placeholderClass="name-form__placeholder"
        maxlength={8}
        confirmType="done"
        onInput={({ detail }) => {
          typed.current.rosterCode = detail.value
        }}
        onConfirm={submit}
      />
      {wrong.rosterCode && <Text className="name-form__wrong">{wrong.rosterCode}</Text>}
      <Text className="name-form__hint">不知道编号，可以问本单位管理员。</Text>
      {says && <View className="bind__failure">{says}</View>}
      <View className="name-form__submit">
        <Action kind="quiet" onClick={submit} busy={busy}>
          核对并绑定
        </Action>
      </View>
    </View>
  )
}
