import { Text, View } from '@tarojs/components'
import { ActionButton } from '../../../components/controls/action-button'
import { SectionTitle } from '../../../components/layout/section-title'
import { toAria } from '../../../platform/accessibility/aria'
import { lengthWords } from '../../../words/lengths'
import { useUnsentStudy } from './use-unsent-study'

/** Study that is still on the phone. It is sent automatically, or at once from here. */
export function UnsentStudy() {
  const { intervals, seconds, isBusy, outcome, send } = useUnsentStudy()
  return (
    <>
      <SectionTitle title="未上传的学习记录" />
      <View className="card">
        <Text className="settings__unsent">
          {intervals > 0
            ? `手机里还有 ${intervals} 段、共 ${lengthWords(seconds)}的学习没有上传。联网后会自动补交，也可以现在补交。`
            : '没有。学过的内容都已上传。'}
        </Text>
        {intervals > 0 && (
          <View className="settings__send">
            <ActionButton kind="quiet" onClick={send} isBusy={isBusy}>
              立即补交
            </ActionButton>
          </View>
        )}
        {outcome && (
          <View className="settings__outcome" {...toAria({ role: 'status' })}>
            {outcome}
          </View>
        )}
      </View>
    </>
  )
}
