import type { DraftLesson } from '@zhixing/shared/catalogue/contract'
import { Button, Drawer } from 'antd'
import { LessonFields } from './lesson-fields'

interface Props {
  /** The open lesson; undefined when none is. */
  index: number | undefined
  lessons: DraftLesson[]
  onChange: (index: number, patch: Partial<DraftLesson>) => void
  onClose: () => void
  /** Changes when the course is replaced as a whole. */
  contentKey: number
}

export function LessonDrawer({ index, lessons, onChange, onClose, contentKey }: Props) {
  const lesson = index === undefined ? undefined : lessons[index]
  const chapters = [...new Set(lessons.flatMap(({ chapter }) => chapter ?? []))]
  return (
    <Drawer
      open={lesson !== undefined}
      onClose={onClose}
      size={720}
      title={`课时 ${(index ?? 0) + 1}`}
      destroyOnHidden
      extra={
        <Button type="primary" disabled={false} onClick={onClose}>
          完成
        </Button>
      }
    >
      {lesson && index !== undefined && (
        <LessonFields
          key={`${index}-${contentKey}`}
          lesson={lesson}
          chapters={chapters}
          onChange={(patch) => onChange(index, patch)}
        />
      )}
    </Drawer>
  )
}
