import { PlusOutlined } from '@ant-design/icons'
import { CourseState, listManagedCourses } from '@zhixing/shared/catalogue/contract'
import { CategoryId } from '@zhixing/shared/catalogue/course'
import { Button, Select } from 'antd'
import * as z from 'zod'
import { useCategories } from '../../components/course/use-categories'
import { EmptyState } from '../../components/feedback/empty-state'
import { ManagedList } from '../../components/list/managed-list'
import { RefreshButton } from '../../components/list/refresh-button'
import { SearchField } from '../../components/list/search-field'
import { StateTabs } from '../../components/list/state-tabs'
import { useAddressFilters } from '../../components/list/use-address-filters'
import { useListView } from '../../components/list/use-list-view'
import { useManagedList } from '../../components/list/use-managed-list'
import { LinkButton } from '../../components/page/link-button'
import { Page } from '../../components/page/page'
import { call } from '../../server/call'
import { holdsRole } from '../../server/grants'
import { newId } from '../../server/new-id'
import { useAdministrator } from '../../server/use-administrator'
import { courseQueries } from '../queries'
import { courseStateTitles } from '../words'
import { courseColumns } from './columns'

const noCoursesText = '还没有课程。新建一门，填好内容并上传课时后提交审核，通过后即可发布。'

export function CourseListPage() {
  const { filters, setFilter, clearFilters } = useAddressFilters({
    state: CourseState,
    category: CategoryId,
    q: z.string(),
  })
  const { state, category, q: search } = filters
  const categories = useCategories().data ?? []
  const view = useListView('courses', courseColumns(categories))
  const { pageSize } = view.preferences
  const list = useManagedList({
    queryKey: courseQueries.list({ state, category, search, pageSize }),
    load: (cursor, signal) =>
      call(listManagedCourses, { state, categoryId: category, q: search, pageSize, cursor }, signal),
    rowsOf: (page) => page.courses,
  })
  const grants = useAdministrator().data?.grants ?? []
  const createButton = holdsRole(grants, ['editor']) && (
    <LinkButton to={`/courses/${newId()}?new`} type="primary" icon={<PlusOutlined aria-hidden />}>
      新建课程
    </LinkButton>
  )
  const isFiltered = Boolean(state || category || search)
  const empty = isFiltered ? (
    <EmptyState description="没有符合条件的课程">
      <Button onClick={clearFilters}>清除条件</Button>
    </EmptyState>
  ) : (
    <EmptyState description={createButton ? noCoursesText : '还没有课程。起草的同志新建后会列在这里。'}>
      {createButton}
    </EmptyState>
  )
  return (
    <Page
      title="课程"
      actions={
        <>
          <RefreshButton list={list} />
          {createButton}
        </>
      }
    >
      <ManagedList
        list={list}
        view={view}
        rowKey="courseId"
        addressOf={({ courseId }) => `/courses/${courseId}`}
        empty={empty}
        unit="门"
        sortedBy="课程创建时间排列，新的在前"
        filtersInWords={[
          ['状态', state && courseStateTitles[state]],
          ['分类', categories.find(({ categoryId }) => categoryId === category)?.title],
          ['名称或主讲人', search],
        ]}
      >
        <StateTabs
          states={CourseState.options}
          titles={courseStateTitles}
          chosen={state}
          onChoose={(next) => setFilter('state', next)}
        />
        <div className="filters">
          <SearchField
            label="按课程名称或主讲人查找"
            placeholder="课程名称或主讲人"
            searched={search ?? ''}
            onSearch={(text) => setFilter('q', text)}
          />
          <Select
            allowClear
            placeholder="全部分类"
            aria-label="按分类查找"
            value={category}
            onChange={(next?: string) => setFilter('category', next)}
            options={categories.map(({ categoryId, title }) => ({ value: categoryId, label: title }))}
          />
        </div>
      </ManagedList>
    </Page>
  )
}
