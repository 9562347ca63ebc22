import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, HolderOutlined } from '@ant-design/icons'
import type { DraftLesson } from '@zhixing/shared/catalogue/contract'
import { Button, Popconfirm, Tag } from 'antd'
import type { DragOrder } from '../../components/forms/use-drag-order'
import { lessonKindTitles } from '../words'
import { formatLength } from './length'

interface Props {
  lesson: DraftLesson
  index: number
  isLast: boolean
  /** Shows the chapter as a heading above the row. */
  startsChapter: boolean
  drag: DragOrder
  onMove: (from: number, to: number) => void
  onOpen: () => void
  onRemove: () => void
}

export function LessonRow({ lesson, index, isLast, startsChapter, drag, onMove, onOpen, onRemove }: Props) {
  const { className: dropMark, ...target } = drag.target(index)
  const title = lesson.title || '未命名课时'
  const isArticle = lesson.kind === 'article'
  const isEmpty = isArticle ? !lesson.body?.length : !lesson.mediaUrl
  return (
    <>
      {startsChapter && <h3 className="chapter">{lesson.chapter}</h3>}
      <div className={`lesson drag-row ${dropMark}`} {...target}>
        <span className="drag-handle" title="拖动可调整顺序" {...drag.handle(index)}>
          <HolderOutlined aria-hidden /> {index + 1}
        </span>
        <button type="button" className="lesson-title" onClick={onOpen}>
          {title}
        </button>
        {lesson.optional && <Tag>选学</Tag>}
        {isEmpty && <Tag color="orange">{isArticle ? '没有正文' : '没有素材'}</Tag>}
        <span className="lesson-kind quiet">{lessonKindTitles[lesson.kind]}</span>
        <span className="lesson-length">
          {lesson.lengthSeconds ? formatLength(lesson.lengthSeconds) : '—'}
        </span>
        <span className="lesson-tools">
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined aria-hidden />}
            aria-label={`${title}上移`}
            disabled={index === 0}
            onClick={() => onMove(index, index - 1)}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined aria-hidden />}
            aria-label={`${title}下移`}
            disabled={isLast}
            onClick={() => onMove(index, index + 1)}
          />
          <Popconfirm
            title={`删除“${title}”？`}
            description="保存后生效；已发布的版本不受影响。"
            okText="删除"
            cancelText="取消"
            onConfirm={onRemove}
          >
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={`删除${title}`}
            />
          </Popconfirm>
        </span>
      </div>
    </>
  )
}
