import { Input, Text, View } from '@tarojs/components'
import { toDigits, toPersonName } from '@zhixing/shared/typed-text'
import { useRef, useState } from 'react'
import { ActionButton } from '../../../components/controls/action-button'
import { Heading } from '../../../components/layout/heading'
import { toAria } from '../../../platform/accessibility/aria'

interface Props {
  onSubmit: (name: string, rosterCode: string) => void
  isBusy: boolean
  failure: string | undefined
}

interface NameAndCode {
  name: string
  rosterCode: string
}

const rosterCodePattern = /^\d{8}$/

/** An error for each field that is missing or malformed. */
function validate({ name, rosterCode }: NameAndCode): Partial<NameAndCode> {
  const codeError = rosterCode ? `学员编号是 8 位数字，现在是 ${rosterCode.length} 位` : '请填写学员编号'
  return {
    ...(!name && { name: '请填写姓名' }),
    ...(!rosterCodePattern.test(rosterCode) && { rosterCode: codeError }),
  }
}

/** The fields keep what is typed: as React state, every letter would be sent to the view and back. */
export function NameForm({ onSubmit, isBusy, failure }: Props) {
  const typed = useRef<NameAndCode>({ name: '', rosterCode: '' })
  const [errors, setErrors] = useState<Partial<NameAndCode>>({})

  const submit = () => {
    const name = toPersonName(typed.current.name)
    const rosterCode = toDigits(typed.current.rosterCode)
    const found = validate({ name, rosterCode })
    setErrors(found)
    if (!found.name && !found.rosterCode) onSubmit(name, rosterCode)
  }

  return (
    <View className="name-form">
      <Heading className="name-form__title">用姓名和学员编号绑定</Heading>
      <Text className="name-form__name">姓名</Text>
      <Input
        className="name-form__input"
        placeholder="与名册一致的姓名"
        {...toAria({ label: '姓名' })}
        placeholderClass="name-form__placeholder"
        maxlength={40}
        confirmType="next"
        onInput={({ detail }) => {
          typed.current.name = detail.value
        }}
      />
      {errors.name && (
        <View className="name-form__error" {...toAria({ role: 'alert' })}>
          {errors.name}
        </View>
      )}
      <Text className="name-form__name">学员编号</Text>
      <Input
        className="name-form__input"
        type="number"
        placeholder="8 位数字"
        {...toAria({ label: '学员编号' })}
        placeholderClass="name-form__placeholder"
        maxlength={8}
        confirmType="done"
        onInput={({ detail }) => {
          typed.current.rosterCode = detail.value
        }}
        onConfirm={submit}
      />
      {errors.rosterCode && (
        <View className="name-form__error" {...toAria({ role: 'alert' })}>
          {errors.rosterCode}
        </View>
      )}
      <Text className="name-form__hint">不知道编号，可以问本单位管理员。</Text>
      {failure && (
        <View className="bind__failure" {...toAria({ role: 'alert' })}>
          {failure}
        </View>
      )}
      <View className="name-form__submit">
        <ActionButton kind="quiet" onClick={submit} isBusy={isBusy}>
          核对并绑定
        </ActionButton>
      </View>
    </View>
  )
}
