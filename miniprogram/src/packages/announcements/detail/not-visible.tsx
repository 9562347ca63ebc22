import { View } from '@tarojs/components'
import { announcementsPages } from '@zhixing/shared/announcements/pages'
import { identityPages } from '@zhixing/shared/identity/pages'
import { ActionButton } from '../../../components/controls/action-button'
import { Notice } from '../../../components/feedback/notice'
import { openPage, replacePage } from '../../../navigation/navigate'

const TITLE = '现在看不到这条公告'

/** A WeChat message may outlive its announcement, or be opened by a learner it is not addressed to. */
export function NotVisible({ isGuest }: { isGuest: boolean }) {
  const others = { title: '看其他公告', onClick: () => replacePage(announcementsPages.announcements) }
  if (!isGuest) {
    const reason = '它可能已经撤回，正在更正；也可能不是发给您单位的。'
    return <Notice symbol="—" title={TITLE} detail={reason} action={others} />
  }
  return (
    <Notice
      symbol="—"
      title={TITLE}
      detail="它可能已经撤回，也可能只发给本单位学员。您是学员的话，绑定身份后再看。"
      action={{ title: '去绑定', onClick: () => openPage(identityPages.bind) }}
    >
      <View className="announcement__others">
        <ActionButton kind="plain" onClick={others.onClick}>
          {others.title}
        </ActionButton>
      </View>
    </Notice>
  )
}
