import type { Category, ManagedCourse } from '@zhixing/shared/catalogue/contract'
import { BeijingTime } from '../../components/content/beijing-time'
import { requirementTitles } from '../../components/course/titles'
import type { ListColumn } from '../../components/list/list-column'
import { RowLink } from '../../components/list/row-link'
import { CourseStateTag } from '../states'
import { courseStateTitles } from '../words'

/** `categories` is empty until they are read; the column then shows a dash. */
export const courseColumns = (categories: Category[]): ListColumn<ManagedCourse>[] => {
  const categoryOf = ({ categoryId }: ManagedCourse) =>
    categories.find((each) => each.categoryId === categoryId)?.title ?? '—'
  return [
    {
      title: '课程',
      key: 'title',
      place: 'title',
      render: ({ courseId, title, teacher }) => (
        <>
          <RowLink to={`/courses/${courseId}`}>{title}</RowLink>
          <div className="quiet">{teacher || '未填主讲人'}</div>
        </>
      ),
      sortValue: ({ title }) => title,
    },
    {
      title: '状态',
      key: 'state',
      place: 'tag',
      width: 118,
      render: ({ state }) => <CourseStateTag state={state} />,
      sortValue: ({ state }) => courseStateTitles[state],
    },
    { title: '分类', key: 'category', width: 110, render: categoryOf, sortValue: categoryOf },
    {
      title: '修习',
      key: 'requirement',
      width: 70,
      render: ({ requirement }) => requirementTitles[requirement],
      sortValue: ({ requirement }) => requirementTitles[requirement],
    },
    {
      title: '课时',
      key: 'lessons',
      width: 64,
      align: 'right',
      render: ({ lessons }) => lessons,
      sortValue: ({ lessons }) => lessons,
    },
    {
      title: '学时',
      key: 'hours',
      width: 64,
      align: 'right',
      render: ({ studyHours }) => studyHours,
      sortValue: ({ studyHours }) => studyHours,
    },
    {
      title: '版本',
      key: 'version',
      width: 80,
      render: ({ courseVersion }) => (courseVersion > 0 ? `第${courseVersion}版` : '—'), // 0: not published
      sortValue: ({ courseVersion }) => courseVersion,
    },
    {
      title: '报名',
      key: 'studied',
      width: 80,
      align: 'right',
      render: ({ studied }) => studied,
      sortValue: ({ studied }) => studied,
    },
    {
      title: '最近更新',
      key: 'updated',
      width: 152,
      render: ({ updatedAt, updatedBy }) => (
        <>
          <BeijingTime at={updatedAt} />
          <div className="quiet">{updatedBy}</div>
        </>
      ),
      sortValue: ({ updatedAt }) => updatedAt,
    },
  ]
}
