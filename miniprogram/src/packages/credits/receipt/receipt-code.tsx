import { Image, Text, View } from '@tarojs/components'
import { isCallError } from '../../../api/http'
import { ActionButton } from '../../../components/controls/action-button'
import { Choices } from '../../../components/controls/choices'
import { Heading } from '../../../components/layout/heading'
import { toAria } from '../../../platform/accessibility/aria'
import type { Naming, ReceiptCodeState } from './use-receipt'

const namingChoices: { value: Naming; title: string }[] = [
  { value: 'nameless', title: '不显示姓名' },
  { value: 'named', title: '显示姓，名用＊代替' },
]

/** The QR code of a receipt. The receipt is private until the learner asks for the code. */
export function ReceiptCode({ shown, show, isBusy, error, copyUrl }: ReceiptCodeState) {
  if (!shown) {
    return (
      <View className="receipt__show">
        {error && (
          <View className="receipt__error" {...toAria({ role: 'alert' })}>
            {titleOf(error)}
          </View>
        )}
        <ActionButton onClick={() => show('nameless')} isBusy={isBusy}>
          出示凭证二维码
        </ActionButton>
      </View>
    )
  }
  return (
    <View className="card receipt__code">
      <Heading className="receipt__name">请对方用微信扫一扫</Heading>
      <Image
        className={`receipt__picture ${isBusy ? 'receipt__picture--old' : ''}`}
        src={shown.picture}
        {...toAria({ role: 'img', label: '学时凭证二维码' })}
        showMenuByLongpress
      />
      <Choices label="凭证上的姓名" choices={namingChoices} chosen={shown.naming} onChoose={show} />
      {error && (
        <View className="receipt__error" {...toAria({ role: 'alert' })}>
          {titleOf(error)}
        </View>
      )}
      <Text className="receipt__text">扫到的人只能看到这一笔学时。二维码一年内有效，长按可以保存。</Text>
      <View className="receipt__copy">
        <ActionButton onClick={copyUrl} kind="quiet">
          复制网址
        </ActionButton>
      </View>
    </View>
  )
}

const titleOf = (error: Error) => (isCallError(error) ? error.title : '没有成功，请再试一次')
