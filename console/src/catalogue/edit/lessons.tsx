import { PlusOutlined } from '@ant-design/icons'
import type { DraftLesson } from '@zhixing/shared/catalogue/contract'
import { Button, Card, Empty } from 'antd'
import { useDragOrder } from '../../components/forms/use-drag-order'
import { emptyLesson } from './facts'
import { lengthOf } from './length'
import { LessonRow } from './lesson-row'

const LESSONS_MAX = 60

interface Props {
  lessons: DraftLesson[]
  onChange: (lessons: DraftLesson[]) => void
  onOpen: (index: number) => void
}

/** Lessons in the order they are studied in; a chapter is the heading of those that carry its name. */
export function Lessons({ lessons, onChange, onOpen }: Props) {
  const move = (from: number, to: number) => {
    const lesson = lessons[from]
    if (lesson && to >= 0 && to < lessons.length)
      onChange(lessons.toSpliced(from, 1).toSpliced(to, 0, lesson))
  }
  const drag = useDragOrder(move)
  const add = () => {
    onChange([...lessons, emptyLesson(lessons.at(-1)?.chapter)])
    onOpen(lessons.length)
  }
  const button = (
    <Button icon={<PlusOutlined aria-hidden />} onClick={add} disabled={lessons.length >= LESSONS_MAX}>
      加一个课时
    </Button>
  )
  const required = lessons.filter(({ optional }) => !optional)
  return (
    <Card
      title={
        <span id="course-lessons" tabIndex={-1}>
          课时{' '}
          {lessons.length > 0 && (
            <span className="quiet card-note">
              共{lessons.length}个，必学时长{' '}
              {lengthOf(required.reduce((sum, { lengthSeconds }) => sum + lengthSeconds, 0))}
            </span>
          )}
        </span>
      }
      extra={lessons.length > 0 && button}
    >
      {lessons.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description="还没有课时。一个课时是一段视频、一篇图文、一段音频或一份文档。"
        >
          {button}
        </Empty>
      )}
      <div className="lessons">
        {lessons.map((lesson, index) => (
          <LessonRow
            key={lesson.lessonId ?? `new-${index}`}
            lesson={lesson}
            index={index}
            last={index === lessons.length - 1}
            begins={Boolean(lesson.chapter) && lesson.chapter !== lessons[index - 1]?.chapter}
            drag={drag}
            onMove={move}
            onOpen={() => onOpen(index)}
            onRemove={() => onChange(lessons.toSpliced(index, 1))}
          />
        ))}
      </div>
    </Card>
  )
}
