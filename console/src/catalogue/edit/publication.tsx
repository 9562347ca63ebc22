import type { CourseDraft } from '@zhixing/shared/catalogue/contract'
import { App, Button, Card, Descriptions, Tooltip } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { StateTag } from '../state-tag'
import { Missing } from './missing'
import type { CourseEditing } from './use-edit'
import { useNextVersion } from './use-next-version'

interface Props {
  edit: CourseEditing
  course: CourseDraft | undefined
  mayPublish: boolean
  onShow: (path: string) => void
}

export function Publication({ edit, course, mayPublish, onShow }: Props) {
  const { modal } = App.useApp()
  const next = useNextVersion(course)
  const { draft, busy } = edit
  if (!course) {
    return (
      <Card title="发布">
        <p className="quiet">先填写课程名称并保存，这里会列出发布前还缺什么。</p>
      </Card>
    )
  }
  const { state, courseVersion, problems, studyHours, studied } = course
  const first = courseVersion === 0
  const publish = () =>
    modal.confirm({
      title: first ? '发布这门课程？' : '发布修改？',
      content: first
        ? `发布后学员即可在课程目录中看到并报名，学完记 ${studyHours} 学时。`
        : versionWords(courseVersion, next),
      okText: '发布',
      cancelText: '取消',
      onOk: edit.publish,
    })
  const withdraw = () =>
    modal.confirm({
      title: '下架这门课程？',
      content: `学员在课程目录中将看不到它，也不能再报名；已经报名的 ${studied} 人可以继续学完，已得学时不变。`,
      okText: '下架',
      okButtonProps: { danger: true },
      cancelText: '取消',
      onOk: edit.withdraw,
    })
  const waits = draft.dirty ? '请先保存修改' : problems.length ? '请先补齐下列内容' : undefined
  const published = state === 'published' || state === 'changed'
  return (
    <div className="stack">
      <Card title="发布">
        <Descriptions
          column={1}
          size="small"
          styles={{ label: { width: 72 } }}
          items={[
            { key: 'state', label: '状态', children: <StateTag state={state} /> },
            { key: 'version', label: '版本', children: first ? '尚未发布' : `第${courseVersion}版` },
            { key: 'hours', label: '学时', children: <Hours studyHours={studyHours} dirty={draft.dirty} /> },
            { key: 'studied', label: '报名', children: `${studied} 人` },
            { key: 'updated', label: '最近更新', children: <BeijingTime at={course.updatedAt} /> },
          ]}
        />
        <div className="publication-buttons">
          {mayPublish && state !== 'published' && (
            <Tooltip title={waits}>
              <Button type="primary" block disabled={waits !== undefined || busy} onClick={publish}>
                {state === 'withdrawn' ? '重新发布' : first ? '发布' : '发布修改'}
              </Button>
            </Tooltip>
          )}
          {!mayPublish && state !== 'published' && (
            <p className="quiet">您可以编辑和保存；发布由有发布权限的同志办理。</p>
          )}
          {mayPublish && published && (
            <Button danger block disabled={busy} onClick={withdraw}>
              下架
            </Button>
          )}
        </div>
      </Card>
      <Missing problems={problems} dirty={draft.dirty} state={state} onShow={onShow} />
    </div>
  )
}

const Hours = ({ studyHours, dirty }: { studyHours: number; dirty: boolean }) => (
  <span>
    {studyHours} 学时 {dirty && <span className="quiet">（保存后按规则重新计算）</span>}
  </span>
)

function versionWords(present: number, next: number | undefined) {
  if (next === undefined) return '课时有增减或换了素材的，会成为新版本；只改文字的，版本不变。'
  if (next === present) return `这次只改了文字，仍是第${present}版，学员的学习记录照常延续。`
  return `这次改动了课时内容，发布后成为第${next}版。正在学第${present}版的学员可以按旧版学完，学时不受影响。`
}
