import { Input, Text, View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { pages } from '@zhixing/shared/pages'
import { CourseList } from '../../../components/course/course-list'
import { EmptyNotice } from '../../../components/feedback/empty-notice'
import { QueryView } from '../../../components/feedback/query-view'
import { Page } from '../../../components/layout/page'
import { openPage } from '../../../navigation/navigate'
import './index.scss'
import { useSearch } from './use-search'

export default function Search() {
  const { typed, type, searched, search, recentSearches, clearRecentSearches, courses } = useSearch()
  useReachBottom(courses.loadMore)
  return (
    <Page>
      <View className="search__field">
        <Input
          className="search__input"
          value={typed}
          focus
          maxlength={40}
          confirmType="search"
          placeholder="课程、教师或关键词"
          placeholderClass="search__placeholder"
          onInput={({ detail }) => type(detail.value)}
          onConfirm={({ detail }) => search(detail.value)}
        />
        <View className="search__go" hoverClass="pressed" onClick={() => search(typed)}>
          搜索
        </View>
      </View>
      {!searched && (
        <RecentSearches searches={recentSearches} onChoose={search} onClear={clearRecentSearches} />
      )}
      {searched && (
        <QueryView result={courses}>
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
                title={`没有找到“${searched}”`}
                detail="换一个更短的词，或到课程页按分类查找"
                action={{ title: '按分类查找', onClick: () => openPage(pages.catalogue) }}
              />
            )
          }
        </QueryView>
      )}
    </Page>
  )
}

interface RecentSearchesProps {
  searches: string[]
  onChoose: (words: string) => void
  onClear: () => void
}

function RecentSearches({ searches, onChoose, onClear }: RecentSearchesProps) {
  if (!searches.length) return <View className="note">可以搜课程名、教师名或标签，例如“公文”“信访”。</View>
  return (
    <>
      <View className="search__recent">
        <Text className="note">最近搜索（仅保存在本机）</Text>
        <View className="search__clear" hoverClass="pressed" onClick={onClear}>
          清除
        </View>
      </View>
      <View className="search__words">
        {searches.map((words) => (
          <View className="search__word" hoverClass="pressed" key={words} onClick={() => onChoose(words)}>
            {words}
          </View>
        ))}
      </View>
    </>
  )
}
