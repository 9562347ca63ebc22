import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import type { CourseDraft } from '@zhixing/shared/catalogue/contract'
import type { FieldError } from '@zhixing/shared/problem'
import { Button } from 'antd'
import { SectionCard } from '../../components/page/section-card'

interface Props {
  course: CourseDraft
  /** What the server found wrong when the course was submitted: it measures the files only then. */
  refused: FieldError[]
  isDirty: boolean
  /** Opens the field or lesson of a path such as `teacher` or `lessons[0].mediaUrl`. */
  onShow: (path: string) => void
}

/** What the saved course lacks for its submission. Each entry links to the field to correct. */
export function PublicationCheck({ course, refused, isDirty, onShow }: Props) {
  const { state } = course
  const problems = [...course.problems, ...refused]
  const isSubmitted = state === 'submitted' || state === 'approved' || state === 'published'
  if (!problems.length && isSubmitted) return null
  return (
    <SectionCard title="提交前检查" extra={isDirty && <span className="quiet">保存后更新</span>}>
      {problems.length === 0 ? (
        <p className="check-passed">
          <CheckCircleFilled className="good" aria-hidden /> 内容完整，可以提交审核
        </p>
      ) : (
        <ul className="check-problems">
          {problems.map(({ path, message }) => (
            <li key={`${path}${message}`}>
              <ExclamationCircleFilled className="bad" aria-hidden />
              <Button type="link" onClick={() => onShow(path)}>
                {message}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  )
}
