import { Text, View } from '@tarojs/components'
import { pages } from '@zhixing/shared/pages'
import { Action } from '../../../components/control/action'
import { Entries, Entry } from '../../../components/control/entries'
import { Page } from '../../../components/page/page'
import { SectionTitle } from '../../../components/page/section-title'
import { go } from '../../../navigation/navigate'
import { lengthWords } from '../../../words/words'
import { college } from '../college'
import './index.scss'
import { TypeSizes } from './type-sizes'
import { useUnbind } from './use-unbind'
import { useUnsent } from './use-unsent'
import { versionWords } from './version'

export default function Settings() {
  const { learner, busy, unbind } = useUnbind()
  return (
    <Page>
      <SectionTitle title="字号" />
      <TypeSizes />
      {learner && <Kept />}
      <SectionTitle title="关于" />
      <Entries>
        <Entry title="隐私说明" onClick={() => go(pages.privacy)} />
        <Entry title="意见与投诉" onClick={() => go(pages.complaints)} />
        <Entry title={college.name} says={versionWords()} />
      </Entries>
      {learner && (
        <View className="settings__unbind">
          <Action kind="quiet" onClick={unbind} busy={busy}>
            解除绑定
          </Action>
          <Text className="settings__bound">{`当前绑定：${learner.name}。解除后，学习记录仍保留在您名下。`}</Text>
        </View>
      )}
    </Page>
  )
}

/** What the phone still holds of the study; it sends it by itself, and here one can see that it did. */
function Kept() {
  const { pieces, seconds, busy, says, send } = useUnsent()
  return (
    <>
      <SectionTitle title="未上传的学习记录" />
      <View className="card">
        <Text className="settings__kept">
          {pieces > 0
            ? `手机里还有 ${pieces} 段、共 ${lengthWords(seconds)}的学习没有上传。联网后会自动补交，也可以现在补交。`
            : '没有。学过的内容都已上传。'}
        </Text>
        {pieces > 0 && (
          <View className="settings__send">
            <Action kind="quiet" onClick={send} busy={busy}>
              立即补交
            </Action>
          </View>
        )}
        {says && <View className="settings__says">{says}</View>}
      </View>
    </>
  )
}
