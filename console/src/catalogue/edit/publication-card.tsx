import type { CourseDraft } from '@zhixing/shared/catalogue/contract'
import { BeijingTime } from '../../components/content/beijing-time'
import { FactList } from '../../components/page/fact-list'
import { SectionCard } from '../../components/page/section-card'
import { CourseStateTag } from '../states'
import { CourseStepButtons } from './step-buttons'
import type { CourseEditing } from './use-course-editing'

interface Props {
  editing: CourseEditing
  course: CourseDraft
}

/** State, version and hours of the saved course, and the steps that the reader may take. */
export function PublicationCard({ editing, course }: Props) {
  const { isDirty } = editing.draft
  const { state, courseVersion, studyHours, studied, updatedAt } = course
  return (
    <SectionCard title="审核与发布">
      <FactList
        facts={[
          { label: '状态', children: <CourseStateTag state={state} /> },
          { label: '版本', children: courseVersion ? `第${courseVersion}版` : '尚未发布' },
          { label: '学时', children: <StudyHours studyHours={studyHours} isDirty={isDirty} /> },
          { label: '报名', children: `${studied} 人` },
          { label: '最近更新', children: <BeijingTime at={updatedAt} /> },
        ]}
      />
      <div className="publication-buttons">
        <CourseStepButtons editing={editing} course={course} />
        <NextStep course={course} />
      </div>
    </SectionCard>
  )
}

const StudyHours = ({ studyHours, isDirty }: { studyHours: number; isDirty: boolean }) => (
  <span>
    {studyHours} 学时 {isDirty && <span className="quiet">（保存后按规则重新计算）</span>}
  </span>
)

/** What the course waits for, if the reader cannot do it. */
function NextStep({ course: { state, actions } }: Pick<Props, 'course'>) {
  if (state === 'submitted' && !actions.includes('approve'))
    return <p className="quiet">正在等待审核。编写和提交过的人不能审核，由另一位有审核权限的同志办理。</p>
  if (state === 'approved' && !actions.includes('publish'))
    return <p className="quiet">已审核通过，由有发布权限的同志发布。</p>
  const isDraft = state === 'draft' || state === 'changed' || state === 'withdrawn'
  if (isDraft && actions.includes('submit'))
    return <p className="quiet">提交后由另一位同志审核，通过后再发布。</p>
  return null
}
