import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import type { DraftLesson } from '@zhixing/shared/catalogue/contract'
import { Button, Form } from 'antd'
import { useCallback, useRef, useState } from 'react'
import { BlockEditor } from '../../components/block-editor/block-editor'
import { Article } from '../../components/content/article'
import { PhoneFrame } from '../../components/content/phone-frame'

export function LessonBody({
  lesson,
  onChange,
}: {
  lesson: DraftLesson
  onChange: (patch: Partial<DraftLesson>) => void
}) {
  const [previewing, setPreviewing] = useState(false)
  const change = useRef(onChange)
  change.current = onChange
  const onBody = useCallback((body: ArticleBlock[]) => change.current({ body }), [])
  return (
    <Form.Item
      label={
        <span className="label-line">
          正文
          <Button type="link" size="small" onClick={() => setPreviewing(!previewing)}>
            {previewing ? '收起预览' : '在手机上预览'}
          </Button>
        </span>
      }
    >
      {previewing && (
        <PhoneFrame title={lesson.title || '课时'}>
          <div className="detail-page">
            <h2>{lesson.title}</h2>
            <Article blocks={lesson.body ?? []} />
          </div>
        </PhoneFrame>
      )}
      <div hidden={previewing}>
        <BlockEditor first={lesson.body ?? []} onChange={onBody} label="课时正文" />
      </div>
    </Form.Item>
  )
}
