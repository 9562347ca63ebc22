import { Text, View } from '@tarojs/components'
import { ActionButton } from '../../../components/controls/action-button'
import { Skeleton } from '../../../components/feedback/skeleton'
import { Heading } from '../../../components/layout/heading'
import { Page } from '../../../components/layout/page'
import { goBack } from '../../../navigation/navigate'
import { toAria } from '../../../platform/accessibility/aria'
import { LearnerCard } from './learner-card'
import './index.scss'
import { NameForm } from './name-form'
import { PhoneButton } from './phone-button'
import { useBind } from './use-bind'

export default function Bind() {
  const state = useBind()
  const { learner, isSigningIn, isJustBound } = state
  if (isSigningIn) {
    return (
      <Page>
        <Skeleton parts={['line', 'lines', 'row']} />
      </Page>
    )
  }
  if (learner) {
    return (
      <Page>
        <View className="bind__done">
          <View className="bind__tick" {...toAria({ hidden: true })}>
            ✓
          </View>
          <Heading className="bind__title">{isJustBound ? '绑定成功' : '您已绑定学员身份'}</Heading>
          <LearnerCard learner={learner} />
          <Text className="note">信息有误时，请联系本单位管理员更正名册。</Text>
        </View>
        <ActionButton onClick={goBack}>完成</ActionButton>
      </Page>
    )
  }
  return <BindForm {...state} />
}

function BindForm(state: ReturnType<typeof useBind>) {
  const { mustSignIn, isBusy, failure, bindByPhone, bindByName, signInFirst } = state
  const isAboutName = failure?.isAboutName
  return (
    <Page>
      <Heading className="bind__title">绑定学员身份</Heading>
      <Text className="bind__text">
        绑定后才能报名课程、记录学时。您的信息只用来与学院的学员名册核对，一个微信绑定一位学员。
      </Text>
      {failure && !isAboutName && (
        <View className="bind__failure" {...toAria({ role: 'alert' })}>
          {failure.text}
        </View>
      )}
      {mustSignIn ? (
        <ActionButton onClick={signInFirst} isBusy={isBusy}>
          用微信登录后绑定
        </ActionButton>
      ) : (
        <>
          <PhoneButton onCode={bindByPhone}>{isBusy ? '请稍候…' : '手机号一键绑定'}</PhoneButton>
          <NameForm onSubmit={bindByName} isBusy={isBusy} failure={isAboutName ? failure?.text : undefined} />
        </>
      )}
    </Page>
  )
}
