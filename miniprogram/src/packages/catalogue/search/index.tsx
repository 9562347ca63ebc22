import { Input, Text, View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { pages } from '@zhixing/shared/pages'
import { CourseList } from '../../../components/course/course-list'
import { Answered } from '../../../components/outcome/answered'
import { Empty } from '../../../components/outcome/empty'
import { Page } from '../../../components/page/page'
import { go } from '../../../navigation/navigate'
import './index.scss'
import { useSearch } from './use-search'

export default function Search() {
  const { typed, type, q, search, searches, forgetSearches, courses } = useSearch()
  useReachBottom(courses.more)
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
      {!q && <Earlier searches={searches} onChoose={search} onForget={forgetSearches} />}
      {q && (
        <Answered by={courses}>
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
                title={`没有找到“${q}”`}
                detail="换一个更短的词，或到课程页按分类查找"
                act={{ title: '按分类查找', onClick: () => go(pages.catalogue) }}
              />
            )
          }
        </Answered>
      )}
    </Page>
  )
}

function Earlier({
  searches,
  onChoose,
  onForget,
}: {
  searches: string[]
  onChoose: (words: string) => void
  onForget: () => void
}) {
  if (!searches.length) return <View className="note">可以搜课程名、教师名或标签，例如“公文”“信访”。</View>
  return (
    <>
      <View className="search__earlier">
        <Text className="note">最近搜索（仅保存在本机）</Text>
        <View className="search__forget" hoverClass="pressed" onClick={onForget}>
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
