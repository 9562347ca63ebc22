import { Text, View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import { Choices } from '../../components/control/choices'
import { CourseList } from '../../components/course/course-list'
import { Answered } from '../../components/outcome/answered'
import { Empty } from '../../components/outcome/empty'
import { Page } from '../../components/page/page'
import { Skeleton } from '../../components/page/skeleton'
import { go } from '../../navigation/navigate'
import './index.scss'
import { orders, requirements, useCatalogue } from './use-catalogue'

export default function Catalogue() {
  const {
    answer,
    categories,
    courses,
    categoryId,
    setCategory,
    order,
    setOrder,
    requirement,
    setRequirement,
  } = useCatalogue()
  useReachBottom(courses.more)
  const isNarrowed = categoryId !== '' || requirement !== 'all'
  const widen = () => {
    setCategory('')
    setRequirement('all')
  }
  return (
    <Page>
      <View className="catalogue__search" hoverClass="pressed" onClick={() => go(cataloguePages.search)}>
        <View className="catalogue__glass" />
        <Text>搜索课程、教师或关键词</Text>
      </View>
      <Choices choices={categories} chosen={categoryId} onChoose={setCategory} />
      <View className="catalogue__order">
        <Segments choices={requirements} chosen={requirement} onChoose={setRequirement} />
        <Segments choices={orders} chosen={order} onChoose={setOrder} />
      </View>
      <Answered by={answer} skeleton={<Skeleton rows={5} />}>
        {() =>
          courses.pages[0]?.courses.length ? (
            <CourseList
              pages={courses.pages}
              hasMore={courses.hasMore}
              isFetchingMore={courses.isFetchingMore}
              more={courses.more}
            />
          ) : (
            <Empty
              title="这里还没有课程"
              detail="换一个分类看看"
              {...(isNarrowed && { act: { title: '查看全部课程', onClick: widen } })}
            />
          )
        }
      </Answered>
    </Page>
  )
}

interface Props<T extends string> {
  choices: readonly { value: T; title: string }[]
  chosen: T
  onChoose: (value: T) => void
}

function Segments<T extends string>({ choices, chosen, onChoose }: Props<T>) {
  return (
    <View className="catalogue__segments">
      {choices.map(({ value, title }) => (
        <View
          className={`catalogue__segment ${value === chosen ? 'catalogue__segment--chosen' : ''}`}
          key={value}
          onClick={() => onChoose(value)}
        >
          {title}
        </View>
      ))}
    </View>
  )
}
