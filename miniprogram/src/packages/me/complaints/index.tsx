import { Text, View } from '@tarojs/components'
import { Heading } from '../../../components/layout/heading'
import { Page } from '../../../components/layout/page'
import { college } from '../college'
import { FeedbackButton } from './feedback-button'
import './index.scss'

const helpfulDetails = [
  '哪门课程、哪一课时',
  '大约什么时间',
  '页面上显示的原因或提示',
  '学时有误的，请附上学习档案里的编号',
]

export default function Complaints() {
  const { complaintsOffice, answerWorkingDays } = college
  return (
    <Page>
      <Text className="complaints__lead">学时记录有误、课程打不开、对内容或服务有意见，都可以提。</Text>
      <FeedbackButton />
      <View className="card complaints__ways">
        <Heading className="complaints__title">也可以这样反映</Heading>
        {complaintsOffice && <Text className="complaints__text">{`学院受理：${complaintsOffice}`}</Text>}
        <Text className="complaints__text">向本单位的干部教育培训管理员反映，由其转告学院。</Text>
      </View>
      <View className="card complaints__ways">
        <Heading className="complaints__title">写清楚这几点，办得更快</Heading>
        {helpfulDetails.map((detail) => (
          <Text className="complaints__text" key={detail}>{`· ${detail}`}</Text>
        ))}
      </View>
      {answerWorkingDays !== undefined && (
        <Text className="complaints__promise">{`收到后 ${answerWorkingDays} 个工作日内答复。`}</Text>
      )}
    </Page>
  )
}
