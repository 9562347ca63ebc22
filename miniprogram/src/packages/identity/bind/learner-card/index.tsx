import { Text, View } from '@tarojs/components'
import type { Learner } from '@zhixing/shared/identity/contract'
import { jobLevelTitles } from '@zhixing/shared/identity/role'
import './index.scss'

/** The bound learner, as the roster has them. */
export function LearnerCard({ learner }: { learner: Learner }) {
  const { name, organisationNames, jobLevel, phoneMasked } = learner
  const facts = [
    ['姓名', name],
    ['单位', organisationNames.join(' · ')],
    ['职级', jobLevelTitles[jobLevel]],
    ...(phoneMasked ? [['手机号', phoneMasked]] : []),
  ]
  return (
    <View className="card learner-card">
      {facts.map(([title, value]) => (
        <View className="learner-card__fact" key={title}>
          <Text className="learner-card__name">{title}</Text>
          <Text className="learner-card__value">{value}</Text>
        </View>
      ))}
    </View>
  )
}
