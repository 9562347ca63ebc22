import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { announcementsPages } from '@zhixing/shared/announcements/pages'
import type { Learner } from '@zhixing/shared/identity/contract'
import { identityPages } from '@zhixing/shared/identity/pages'
import { jobLevelTitles } from '@zhixing/shared/identity/role'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import { pages } from '@zhixing/shared/pages'
import type { MyReview } from '@zhixing/shared/reviews/contract'
import { reviewsPages } from '@zhixing/shared/reviews/pages'
import { typeSizes, useTypeSize } from '../../appearance/type-size'
import { Action } from '../../components/control/action'
import { Entries, Entry } from '../../components/control/entries'
import { Icon } from '../../components/control/icon'
import { Page } from '../../components/page/page'
import { go } from '../../navigation/navigate'
import { canAskWechat } from '../../platform/wechat'
import './index.scss'
import { scan } from './scan'
import { useMe } from './use-me'
import { ThisYear } from './year'

export default function Me() {
  const { learner, arriving, year, unread, reviews, isFollower, retry } = useMe()
  const size = useTypeSize()
  usePullDownRefresh(() => {
    if (learner) retry()
    Taro.stopPullDownRefresh()
  })
  return (
    <Page>
      {learner ? <Header learner={learner} /> : !arriving && <Welcome />}
      {learner && <ThisYear by={year} />}
      {!isFollower && (
        <View className="me__hint">
          关注学院的服务号，公告发布后会直接发到您的微信。在微信中搜索学院名称，选择“服务号”即可关注。
        </View>
      )}
      <Entries>
        <Entry icon="transcript" title="学习档案" onClick={() => go(ledgerPages.transcript)} />
        {reviews.length > 0 && <Reviews reviews={reviews} />}
        <Entry
          icon="bell"
          title="消息"
          says={unread > 0 ? '未读' : undefined}
          count={unread}
          onClick={() => go(announcementsPages.announcements)}
        />
        {canAskWechat() && <Entry icon="scan" title="扫一扫" says="登录后台" onClick={() => void scan()} />}
      </Entries>
      <Entries>
        <Entry icon="type" title="字号" says={typeSizes[size]} onClick={() => go(pages.settings)} />
        <Entry icon="shield" title="隐私说明" onClick={() => go(pages.privacy)} />
        <Entry icon="speech" title="意见与投诉" onClick={() => go(pages.complaints)} />
        <Entry icon="gear" title="设置" onClick={() => go(pages.settings)} />
      </Entries>
    </Page>
  )
}

/** Only where something was decided about one's hours; it waits as long as one can still appeal. */
function Reviews({ reviews }: { reviews: MyReview[] }) {
  const waiting = reviews.filter(({ mayAppeal }) => mayAppeal).length
  return (
    <Entry
      icon="shield"
      title="学时复核"
      says={waiting ? '可申诉' : undefined}
      count={waiting}
      onClick={() => go(reviewsPages.reviews)}
    />
  )
}

function Header({ learner: { name, organisationNames, jobLevel } }: { learner: Learner }) {
  return (
    <View className="me__header">
      <View className="me__portrait">{name.slice(0, 1)}</View>
      <View className="me__who">
        <View className="me__line">
          <Text className="me__name">{name}</Text>
          <Text className="tag">{jobLevelTitles[jobLevel]}</Text>
        </View>
        <Text className="me__organisation">{organisationNames.join(' · ')}</Text>
      </View>
    </View>
  )
}

function Welcome() {
  return (
    <View className="card me__welcome">
      <View className="me__line">
        <View className="me__portrait me__portrait--guest">
          <Icon name="person" />
        </View>
        <Text className="me__name">您还没有绑定</Text>
      </View>
      <Text className="me__invitation">绑定学员身份后，学习时长自动记入您的学习档案。</Text>
      <Action onClick={() => go(identityPages.bind)}>绑定学员身份</Action>
    </View>
  )
}
