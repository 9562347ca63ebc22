import { Button, View } from '@tarojs/components'
import { useSharedState } from '../../../hooks/shared-state'
import { privacyRequest } from '../../../platform/privacy-authorization'
import { openPrivacyNotice } from '../../../platform/wechat'
import { Pressable } from '../../controls/pressable'
import { BottomSheet } from '../bottom-sheet'
import { Heading } from '../heading'
import './index.scss'

/** WeChat withholds personal information until the learner agrees. Shown when it is needed, not at the start. */
export function PrivacyPopup() {
  const request = useSharedState(privacyRequest)
  if (!request) return null
  return (
    <BottomSheet label="隐私保护提示">
      <View className="privacy-popup">
        <Heading className="privacy-popup__title">隐私保护提示</Heading>
        <View className="privacy-popup__text">
          核对学员身份需要用到您的手机号，仅用于与学员名册核对。请先阅读下面的指引，同意后继续。
        </View>
        <Pressable role="link" className="privacy-popup__link" onClick={openPrivacyNotice}>
          《用户隐私保护指引》
        </Pressable>
        <Button
          id="agree-privacy"
          className="privacy-popup__agree"
          openType="agreePrivacyAuthorization"
          onAgreePrivacyAuthorization={request.agree}
        >
          同意并继续
        </Button>
        <Pressable role="button" className="privacy-popup__refuse" onClick={request.refuse}>
          暂不同意
        </Pressable>
      </View>
    </BottomSheet>
  )
}
