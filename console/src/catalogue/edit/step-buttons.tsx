import type { CourseAction, CourseDraft } from '@zhixing/shared/catalogue/contract'
import { RejectDialog } from '../../workflow/reject-dialog'
import { type StepButton, StepButtons } from '../../workflow/step-buttons'
import { useDialogs } from '../../workflow/use-dialogs'
import type { CourseEditing } from './use-course-editing'
import { type NextVersion, useNextVersion } from './use-next-version'

interface Props {
  editing: CourseEditing
  course: CourseDraft
}

export function CourseStepButtons({ editing, course }: Props) {
  const { open, dialog } = useDialogs<'reject'>()
  const nextVersion = useNextVersion(course)
  const { actions, courseVersion, problems, studyHours, studied } = course
  const { steps, isBusy } = editing
  const unsaved = editing.draft.isDirty && '请先保存修改'
  const isFirst = courseVersion === 0
  const buttons: StepButton<CourseAction>[] = [
    {
      action: 'submit',
      label: '提交审核',
      look: 'primary',
      disabledReason: unsaved || (problems.length > 0 && '请先补齐下列内容'),
      onClick: () => void steps.submit(),
    },
    {
      action: 'approve',
      label: '审核通过',
      look: 'primary',
      confirmation: {
        title: '审核通过这门课程？',
        content: `请确认每个课时都已看过。学完记 ${studyHours} 学时。通过后由有发布权限的同志发布。`,
        okText: '通过',
        cancelText: '再看看',
        take: steps.approve,
      },
    },
    { action: 'reject', label: '退回修改', onClick: () => open('reject') },
    {
      action: 'publish',
      label: isFirst ? '发布' : '发布修改',
      look: 'primary',
      disabledReason: unsaved,
      confirmation: {
        title: isFirst ? '发布这门课程？' : '发布修改？',
        content: isFirst
          ? `发布后学员即可在课程目录中看到并报名，学完记 ${studyHours} 学时。`
          : versionText(courseVersion, nextVersion),
        okText: '发布',
        cancelText: '取消',
        take: steps.publish,
      },
    },
    {
      action: 'withdraw',
      label: '下架',
      look: 'danger',
      disabledReason: unsaved,
      confirmation: {
        title: '下架这门课程？',
        content: `学员在课程目录中将看不到它，也不能再报名；已经报名的 ${studied} 人可以继续学完，已得学时不变。再次发布须重新审核。`,
        okText: '下架',
        cancelText: '取消',
        danger: true,
        take: steps.withdraw,
      },
    },
  ]
  return (
    <>
      <StepButtons buttons={buttons} offered={actions} isBusy={isBusy} />
      <RejectDialog {...dialog('reject')} title="退回修改" onReject={steps.reject} />
    </>
  )
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
