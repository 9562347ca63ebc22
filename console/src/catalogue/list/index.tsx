import { PlusOutlined, ReloadOutlined, SearchOutlined } from '@ant-design/icons'
import { CourseState } from '@zhixing/shared/catalogue/contract'
import { Button, Card, Empty, Input, Select, Table, Tabs } from 'antd'
import { useNavigate } from 'react-router-dom'
import { useCategories } from '../../components/course/use-categories'
import { LoadError } from '../../components/feedback/load-error'
import { LoadMore } from '../../components/list/load-more'
import { LinkButton } from '../../components/page/link-button'
import { Page } from '../../components/page/page'
import { newId } from '../../server/new-id'
import { courseStateTitles } from '../words'
import { columnsOf } from './columns'
import { useList } from './use-list'

export function CourseListPage() {
  const { state, categoryId, typed, look, clear, filtered, query, courses } = useList()
  const categories = useCategories().data ?? []
  const navigate = useNavigate()
  const create = (
    <LinkButton to={`/courses/${newId()}?new`} type="primary" icon={<PlusOutlined aria-hidden />}>
      新建课程
    </LinkButton>
  )
  const nothing = (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={filtered ? '没有符合条件的课程' : '还没有课程。新建一门，填好内容并上传课时后即可发布。'}
    >
      {filtered ? <Button onClick={clear}>清除条件</Button> : create}
    </Empty>
  )
  return (
    <Page
      title="课程"
      name="课程"
      actions={
        <>
          <Button
            icon={<ReloadOutlined aria-hidden />}
            loading={query.isRefetching}
            onClick={() => query.refetch()}
            aria-label="刷新"
          />
          {create}
        </>
      }
    >
      <Card className="list-card">
        <Tabs
          activeKey={state ?? 'all'}
          onChange={(key) => look('state', key === 'all' ? undefined : key)}
          items={[
            { key: 'all', label: '全部' },
            ...CourseState.options.map((key) => ({ key, label: courseStateTitles[key] })),
          ]}
        />
        <div className="filters">
          <Input
            allowClear
            prefix={<SearchOutlined className="quiet" aria-hidden />}
            placeholder="课程名称或主讲人"
            aria-label="按课程名称或主讲人查找"
            maxLength={40}
            value={typed}
            onChange={(event) => look('q', event.target.value)}
          />
          <Select
            allowClear
            placeholder="全部分类"
            aria-label="按分类查找"
            value={categoryId}
            onChange={(chosen?: string) => look('category', chosen)}
            options={categories.map(({ categoryId: value, title: label }) => ({ value, label }))}
          />
        </div>
        {query.error && <LoadError error={query.error} onRetry={query.refetch} inline />}
        {!(query.error && !courses) && (
          <Table
            rowKey="courseId"
            size="middle"
            columns={columnsOf(categories)}
            dataSource={courses ?? []}
            loading={query.isPending || query.isPlaceholderData}
            pagination={false}
            scroll={{ x: 960 }}
            locale={{ emptyText: query.isPending ? ' ' : nothing }}
            onRow={({ courseId }) => ({
              onClick: () => navigate(`/courses/${courseId}`),
              className: 'row-link',
            })}
          />
        )}
        <LoadMore query={query} count={courses?.length ?? 0} unit="门" />
      </Card>
    </Page>
  )
}
