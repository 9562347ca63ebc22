import { Image, Text, View } from '@tarojs/components'
import { Refusal } from '@zhixing/shared/problem'
import { Unavailable } from '../../../api/http'
import { Action } from '../../../components/control/action'
import { Choices } from '../../../components/control/choices'
import type { Naming, useReceipt } from './use-receipt'

const namings: { value: Naming; title: string }[] = [
  { value: 'nameless', title: '不显示姓名' },
  { value: 'named', title: '显示姓，名用＊代替' },
]

/** Nothing of it exists for others before the learner asks for the code. */
export function Showing({ shown, show, asking, error, copy }: Omit<ReturnType<typeof useReceipt>, 'answer'>) {
  const title =
    error instanceof Refusal || error instanceof Unavailable ? error.title : '没有成功，请再试一次'
  if (!shown) {
    return (
      <View className="receipt__show">
        {error && <Text className="receipt__error">{title}</Text>}
        <Action onClick={() => show('nameless')} busy={asking}>
          出示凭证二维码
        </Action>
      </View>
    )
  }
  return (
    <View className="card receipt__code">
      <Text className="receipt__name">请对方用微信扫一扫</Text>
      <Image
        className={`receipt__picture ${asking ? 'receipt__picture--old' : ''}`}
        src={shown.picture}
        showMenuByLongpress
      />
      <Choices choices={namings} chosen={shown.naming} onChoose={show} />
      {error && <Text className="receipt__error">{title}</Text>}
      <Text className="receipt__says">扫到的人只能看到这一笔学时。二维码一年内有效，长按可以保存。</Text>
      <View className="receipt__copy">
        <Action onClick={copy} kind="quiet">
          复制网址
        </Action>
      </View>
    </View>
  )
}
