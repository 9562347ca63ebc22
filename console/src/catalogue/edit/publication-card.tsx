import type { CourseDraft } from '@zhixing/shared/catalogue/contract'
import { App, Button, Card, Tooltip } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { FactList } from '../../components/page/fact-list'
import { CourseStateTag } from '../states'
import type { CourseEditing } from './use-course-editing'
import { type NextVersion, useNextVersion } from './use-next-version'

interface Props {
  editing: CourseEditing
  course: CourseDraft
  mayPublish: boolean
}

/** State, version and hours of the saved course, and the buttons that publish or withdraw it. */
export function PublicationCard({ editing, course, mayPublish }: Props) {
  const { isDirty } = editing.draft
  const { state, courseVersion, studyHours, studied, updatedAt } = course
  return (
    <Card title="发布">
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
        {mayPublish ? (
          <PublicationButtons editing={editing} course={course} />
        ) : (
          state !== 'published' && <p className="quiet">您可以编辑和保存；发布由有发布权限的同志办理。</p>
        )}
      </div>
    </Card>
  )
}

const StudyHours = ({ studyHours, isDirty }: { studyHours: number; isDirty: boolean }) => (
  <span>
    {studyHours} 学时 {isDirty && <span className="quiet">（保存后按规则重新计算）</span>}
  </span>
)

function PublicationButtons({ editing, course }: Omit<Props, 'mayPublish'>) {
  const { modal } = App.useApp()
  const nextVersion = useNextVersion(course)
  const { state, courseVersion, problems, studyHours, studied } = course
  const isFirst = courseVersion === 0
  const publish = () =>
    modal.confirm({
      title: isFirst ? '发布这门课程？' : '发布修改？',
      content: isFirst
        ? `发布后学员即可在课程目录中看到并报名，学完记 ${studyHours} 学时。`
        : versionText(courseVersion, nextVersion),
      okText: '发布',
      cancelText: '取消',
      onOk: editing.publish,
    })
  const withdraw = () =>
    modal.confirm({
      title: '下架这门课程？',
      content: `学员在课程目录中将看不到它，也不能再报名；已经报名的 ${studied} 人可以继续学完，已得学时不变。`,
      okText: '下架',
      okButtonProps: { danger: true },
      cancelText: '取消',
      onOk: editing.withdraw,
    })
  const disabledReason = publishDisabledReason(editing.draft.isDirty, problems.length > 0)
  return (
    <>
      {state !== 'published' && (
        <Tooltip title={disabledReason}>
          <Button
            type="primary"
            block
            disabled={disabledReason !== undefined || editing.isBusy}
            onClick={publish}
          >
            {publishLabel(state, isFirst)}
          </Button>
        </Tooltip>
      )}
      {(state === 'published' || state === 'changed') && (
        <Button danger block disabled={editing.isBusy} onClick={withdraw}>
          下架
        </Button>
      )}
    </>
  )
}

function publishDisabledReason(isDirty: boolean, isIncomplete: boolean): string | undefined {
  if (isDirty) return '请先保存修改'
  return isIncomplete ? '请先补齐下列内容' : undefined
}

function publishLabel(state: CourseDraft['state'], isFirst: boolean): string {
  if (state === 'withdrawn') return '重新发布'
  return isFirst ? '发布' : '发布修改'
}

/** What publishing does to the version; `next` is undefined until it is known. */
function versionText(current: number, next: NextVersion | undefined): string {
  if (next === undefined) return '课时有增减或换了素材的，会成为新版本；只改文字的，版本不变。'
  const { courseVersion, isCorrection } = next
  if (courseVersion === current) return `这次只改了文字，仍是第${current}版，学员的学习记录照常延续。`
  if (isCorrection)
    return `这次更正了课时的文件或时长，发布后成为第${courseVersion}版。正在学第${current}版、还没学完的学员自动换到新版，学过的照旧；已学完的不受影响。`
  return `这次改动了课时内容，发布后成为第${courseVersion}版。正在学第${current}版的学员可以按旧版学完，学时不受影响。`
}
