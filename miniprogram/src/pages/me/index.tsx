import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { announcementsPages } from '@zhixing/shared/announcements/pages'
import { initialOf } from '@zhixing/shared/characters'
import type { Learner } from '@zhixing/shared/identity/contract'
import { identityPages } from '@zhixing/shared/identity/pages'
import { jobLevelTitles } from '@zhixing/shared/identity/role'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import { pages } from '@zhixing/shared/pages'
import type { MyReview } from '@zhixing/shared/reviews/contract'
import { reviewsPages } from '@zhixing/shared/reviews/pages'
import { typeSizes, useTypeSize } from '../../appearance/type-size'
import { ActionButton } from '../../components/controls/action-button'
import { Icon } from '../../components/controls/icon'
import { NavigationList, NavigationRow } from '../../components/controls/navigation-list'
import { Heading } from '../../components/layout/heading'
import { Page } from '../../components/layout/page'
import { openPage } from '../../navigation/navigate'
import { toAria } from '../../platform/accessibility/aria'
import { canUseWechatApis } from '../../platform/wechat'
import './index.scss'
import { scanSignInCode } from './scan-sign-in-code'
import { useMe } from './use-me'
import { YearCard } from './year-card'

export default function Me() {
  const { learner, isSigningIn, transcript, unread, reviews, mayFollow, retry } = useMe()
  usePullDownRefresh(() => {
    if (learner) retry()
    Taro.stopPullDownRefresh()
  })
  return (
    <Page isTab>
      {!learner && !isSigningIn && <Welcome />}
      {learner && <Header learner={learner} />}
      {/* A node of its own: what comes with the answers is sent to the view without the lists below. */}
      <View>
        {learner && <YearCard result={transcript} />}
        {mayFollow && (
          <View className="me__hint">
            关注学院的服务号，公告发布后会直接发到您的微信。在微信中搜索学院名称，选择“服务号”即可关注。
          </View>
        )}
      </View>
      <NavigationList>
        <NavigationRow icon="transcript" title="学习档案" onClick={() => openPage(ledgerPages.transcript)} />
        {reviews.length > 0 && <ReviewsRow reviews={reviews} />}
        <NavigationRow
          icon="bell"
          title="消息"
          note={unread > 0 ? '未读' : undefined}
          count={unread}
          onClick={() => openPage(announcementsPages.announcements)}
        />
        {canUseWechatApis() && (
          <NavigationRow icon="scan" title="扫一扫" note="登录后台" onClick={() => void scanSignInCode()} />
        )}
      </NavigationList>
      <SettingsList />
    </Page>
  )
}

function SettingsList() {
  const typeSize = useTypeSize()
  return (
    <NavigationList>
      <NavigationRow
        icon="type"
        title="字号"
        note={typeSizes[typeSize]}
        onClick={() => openPage(pages.settings)}
      />
      <NavigationRow icon="shield" title="隐私说明" onClick={() => openPage(pages.privacy)} />
      <NavigationRow icon="speech" title="意见与投诉" onClick={() => openPage(pages.complaints)} />
      <NavigationRow icon="gear" title="设置" onClick={() => openPage(pages.settings)} />
    </NavigationList>
  )
}

/** Counts the decisions that the learner can still appeal against. */
function ReviewsRow({ reviews }: { reviews: MyReview[] }) {
  const appealable = reviews.filter(({ mayAppeal }) => mayAppeal).length
  return (
    <NavigationRow
      icon="shield"
      title="学时复核"
      note={appealable ? '可申诉' : undefined}
      count={appealable}
      onClick={() => openPage(reviewsPages.reviews)}
    />
  )
}

function Header({ learner: { name, organisationNames, jobLevel } }: { learner: Learner }) {
  return (
    <View className="me__header">
      <View className="me__portrait" {...toAria({ hidden: true })}>
        {initialOf(name)}
      </View>
      <View className="me__who">
        <View className="me__line">
          <Heading className="me__name">{name}</Heading>
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
        <Heading className="me__name">您还没有绑定</Heading>
      </View>
      <Text className="me__invitation">绑定学员身份后，学习时长自动记入您的学习档案。</Text>
      <ActionButton onClick={() => openPage(identityPages.bind)}>绑定学员身份</ActionButton>
    </View>
  )
}
