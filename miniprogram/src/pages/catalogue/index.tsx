import { Text, View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import { Choices, type ChoicesProps } from '../../components/controls/choices'
import { CourseList } from '../../components/course/course-list'
import { EmptyNotice } from '../../components/feedback/empty-notice'
import { QueryView } from '../../components/feedback/query-view'
import { Skeleton } from '../../components/feedback/skeleton'
import { Page } from '../../components/layout/page'
import { openPage } from '../../navigation/navigate'
import './index.scss'
import { orderChoices, requirementChoices, useCatalogue } from './use-catalogue'

export default function Catalogue() {
  const { result, courses, categoryChoices, filter, narrow, isNarrowed } = useCatalogue()
  useReachBottom(courses.loadMore)
  const showAll = { title: '查看全部课程', onClick: () => narrow({ categoryId: '', requirement: 'all' }) }
  return (
    <Page>
      <View
        className="catalogue__search"
        hoverClass="pressed"
        onClick={() => openPage(cataloguePages.search)}
      >
        <View className="catalogue__glass" />
        <Text>搜索课程、教师或关键词</Text>
      </View>
      <Choices
        choices={categoryChoices}
        chosen={filter.categoryId}
        onChoose={(categoryId) => narrow({ categoryId })}
      />
      <View className="catalogue__order">
        <Segments
          choices={requirementChoices}
          chosen={filter.requirement}
          onChoose={(requirement) => narrow({ requirement })}
        />
        <Segments choices={orderChoices} chosen={filter.order} onChoose={(order) => narrow({ order })} />
      </View>
      <QueryView result={result} skeleton={<Skeleton rows={5} />}>
        {() =>
          courses.pages[0]?.courses.length ? (
            <CourseList
              pages={courses.pages}
              hasMore={courses.hasMore}
              isLoadingMore={courses.isLoadingMore}
              loadMore={courses.loadMore}
            />
          ) : (
            <EmptyNotice
              title="这里还没有课程"
              detail="换一个分类看看"
              {...(isNarrowed && { action: showAll })}
            />
          )
        }
      </QueryView>
    </Page>
  )
}

function Segments<T extends string>({ choices, chosen, onChoose }: ChoicesProps<T>) {
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
