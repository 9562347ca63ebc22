import { Text, View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import { Choices } from '../../components/controls/choices'
import { Pressable } from '../../components/controls/pressable'
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
    <Page isTab>
      <Pressable role="link" className="catalogue__search" onClick={() => openPage(cataloguePages.search)}>
        <View className="catalogue__glass" />
        <Text>搜索课程、教师或关键词</Text>
      </Pressable>
      <Choices
        label="课程分类"
        choices={categoryChoices}
        chosen={filter.categoryId}
        onChoose={(categoryId) => narrow({ categoryId })}
      />
      <View className="catalogue__order">
        <Choices
          block="segments"
          label="必修或选修"
          choices={requirementChoices}
          chosen={filter.requirement}
          onChoose={(requirement) => narrow({ requirement })}
        />
        <Choices
          block="segments"
          label="排列"
          choices={orderChoices}
          chosen={filter.order}
          onChoose={(order) => narrow({ order })}
        />
      </View>
      <QueryView result={result} skeleton={<Skeleton parts={['row', 'row', 'row', 'row', 'row']} />}>
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
