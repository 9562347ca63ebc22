import { Popup } from '@nutui/nutui-react-taro'
import { Button, Text, View } from '@tarojs/components'
import { useShared } from '../../../hooks/shared-state'
import { privacyQuestion } from '../../../platform/privacy-authorization'
import { openPrivacyNotice } from '../../../platform/wechat'
import './index.scss'

/** WeChat holds back what is personal until the person has agreed to the notice; asked at the moment it is needed, never at the door. */
export function PrivacyPopup() {
  const question = useShared(privacyQuestion)
  if (!question) return null
  return (
    <Popup visible position="bottom" round closeOnOverlayClick={false}>
      <View className="privacy-popup">
        <Text className="privacy-popup__title">隐私保护提示</Text>
        <View className="privacy-popup__says">
          核对学员身份需要用到您的手机号，仅用于与学员名册核对。请先阅读
          <Text className="privacy-popup__link" onClick={openPrivacyNotice}>
            《用户隐私保护指引》
          </Text>
          ，同意后继续。
        </View>
        <Button
          id="agree-privacy"
          className="privacy-popup__agree"
          openType="agreePrivacyAuthorization"
          onAgreePrivacyAuthorization={question.agree}
        >
          同意并继续
        </Button>
        <View className="privacy-popup__refuse" hoverClass="pressed" onClick={question.refuse}>
          暂不同意
        </View>
      </View>
    </Popup>
  )
}
