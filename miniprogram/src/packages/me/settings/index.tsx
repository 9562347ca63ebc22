import { Text, View } from '@tarojs/components'
import { identityPages } from '@zhixing/shared/identity/pages'
import { pages } from '@zhixing/shared/pages'
import { ActionButton } from '../../../components/controls/action-button'
import { NavigationList, NavigationRow } from '../../../components/controls/navigation-list'
import { Page } from '../../../components/layout/page'
import { SectionTitle } from '../../../components/layout/section-title'
import { openPage } from '../../../navigation/navigate'
import { college } from '../college'
import './index.scss'
import { TypeSizes } from './type-sizes'
import { UnsentStudy } from './unsent-study'
import { useUnbind } from './use-unbind'
import { versionWords } from './version'

export default function Settings() {
  const { learner, isBusy, unbind } = useUnbind()
  return (
    <Page>
      <SectionTitle title="字号" />
      <TypeSizes />
      {learner && <UnsentStudy />}
      <SectionTitle title="关于" />
      <NavigationList>
        {learner && <NavigationRow title="登录设备" onClick={() => openPage(identityPages.sessions)} />}
        <NavigationRow title="隐私说明" onClick={() => openPage(pages.privacy)} />
        <NavigationRow title="意见与投诉" onClick={() => openPage(pages.complaints)} />
        <NavigationRow title={college.name} note={versionWords()} />
      </NavigationList>
      {learner && (
        <View className="settings__unbind">
          <ActionButton kind="quiet" onClick={unbind} isBusy={isBusy}>
            解除绑定
          </ActionButton>
          <Text className="settings__bound">{`当前绑定：${learner.name}。解除后，学习记录仍保留在您名下。`}</Text>
        </View>
      )}
    </Page>
  )
}
