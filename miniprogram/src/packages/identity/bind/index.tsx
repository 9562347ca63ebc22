import { Text, View } from '@tarojs/components'
import { Action } from '../../../components/control/action'
import { Page } from '../../../components/page/page'
import { Skeleton } from '../../../components/page/skeleton'
import { back } from '../../../navigation/navigate'
import { LearnerCard } from '../learner-card'
import { PhoneButton } from './phone-button'
import './index.scss'
import { NameForm } from './name-form'
import { useBind } from './use-bind'

export default function Bind() {
  const { learner, arriving, justBound, mustSignIn, busy, failure, bindByPhone, bindByName, signInFirst } =
    useBind()
  if (arriving) {
    return (
      <Page>
        <Skeleton rows={3} />
      </Page>
    )
  }
  if (learner) {
    return (
      <Page>
        <View className="bind__done">
          <View className="bind__tick">✓</View>
          <Text className="bind__title">{justBound ? '绑定成功' : '您已绑定学员身份'}</Text>
          <LearnerCard learner={learner} />
          <Text className="note">信息有误时，请联系本单位管理员更正名册。</Text>
        </View>
        <Action onClick={back}>完成</Action>
      </Page>
    )
  }
  return (
    <Page>
      <Text className="bind__title">绑定学员身份</Text>
      <Text className="bind__says">
        绑定后才能报名课程、记录学时。您的信息只用来与学院的学员名册核对，一个微信绑定一位学员。
      </Text>
      {failure && !failure.field && <View className="bind__failure">{failure.says}</View>}
      {mustSignIn ? (
        <Action onClick={signInFirst} busy={busy}>
          用微信登录后绑定
        </Action>
      ) : (
        <>
          <PhoneButton onCode={bindByPhone}>{busy ? '请稍候…' : '手机号一键绑定'}</PhoneButton>
          <NameForm onSubmit={bindByName} busy={busy} says={failure?.field ? failure.says : undefined} />
        </>
      )}
    </Page>
  )
}
