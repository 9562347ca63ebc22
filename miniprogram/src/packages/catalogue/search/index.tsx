import { Input, Text, View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { pages } from '@zhixing/shared/pages'
import { Pressable } from '../../../components/controls/pressable'
import { CourseList } from '../../../components/course/course-list'
import { EmptyNotice } from '../../../components/feedback/empty-notice'
import { QueryView } from '../../../components/feedback/query-view'
import { Page } from '../../../components/layout/page'
import { openPage } from '../../../navigation/navigate'
import { toAria } from '../../../platform/accessibility/aria'
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
          {...toAria({ label: '搜索课程' })}
          placeholderClass="search__placeholder"
          onInput={({ detail }) => type(detail.value)}
          onConfirm={({ detail }) => search(detail.value)}
        />
        <Pressable role="button" className="search__go" onClick={() => search(typed)}>
          搜索
        </Pressable>
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
  if (!searches.length)
    return (
      <View className="note">
        可以搜课程名、教师、简介、课时里的词，也可以输拼音或首字母，例如“公文”“gongwen”“gw”。
      </View>
    )
  return (
    <>
      <View className="search__recent">
        <Text className="note">最近搜索（仅保存在本机）</Text>
        <Pressable role="button" className="search__clear" label="清除最近搜索" onClick={onClear}>
          清除
        </Pressable>
      </View>
      <View className="search__words">
        {searches.map((words) => (
          <Pressable role="button" className="search__word" key={words} onClick={() => onChoose(words)}>
            {words}
          </Pressable>
        ))}
      </View>
    </>
  )
}
