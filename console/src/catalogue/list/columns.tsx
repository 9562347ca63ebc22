import type { Category, ManagedCourse } from '@zhixing/shared/catalogue/contract'
import type { TableColumnsType } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { requirementTitles } from '../../components/course/titles'
import { RowLink } from '../../components/list/row-link'
import { CourseStateTag } from '../states'

export const courseColumns = (categories: Category[]): TableColumnsType<ManagedCourse> => [
  {
    title: '课程',
    key: 'title',
    render: (_, { courseId, title, teacher }) => (
      <>
        <RowLink to={`/courses/${courseId}`}>{title}</RowLink>
        <div className="quiet">{teacher || '未填主讲人'}</div>
      </>
    ),
  },
  { title: '状态', key: 'state', width: 118, render: (_, { state }) => <CourseStateTag state={state} /> },
  {
    title: '分类',
    key: 'category',
    width: 110,
    render: (_, { categoryId }) => categories.find((each) => each.categoryId === categoryId)?.title ?? '—',
  },
  {
    title: '修习',
    key: 'requirement',
    width: 70,
    render: (_, { requirement }) => requirementTitles[requirement],
  },
  { title: '课时', dataIndex: 'lessons', width: 64, align: 'right' },
  { title: '学时', dataIndex: 'studyHours', width: 64, align: 'right' },
  {
    title: '版本',
    key: 'version',
    width: 80,
    render: (_, { courseVersion }) => (courseVersion ? `第${courseVersion}版` : '—'),
  },
  { title: '报名', dataIndex: 'studied', width: 80, align: 'right' },
  {
    title: '最近更新',
    key: 'updated',
    width: 150,
    render: (_, { updatedAt, updatedBy }) => (
      <>
        <BeijingTime at={updatedAt} />
        <div className="quiet">{updatedBy}</div>
      </>
    ),
  },
]
