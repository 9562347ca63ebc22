import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import type { DraftLesson } from '@zhixing/shared/catalogue/contract'
import { Button, ConfigProvider, Form } from 'antd'
import { useCallback, useRef, useState } from 'react'
import { BlockEditor } from '../../components/block-editor/block-editor'
import { Article } from '../../components/content/article'
import { PhoneFrame } from '../../components/content/phone-frame'
import type { LessonProps } from './lesson-props'

/**
 * The text of an article lesson, with a preview on a phone. Those who may only read see the preview alone;
 * whether one may edit does not change while the page is open.
 */
export function BodyField({ lesson, onChange }: LessonProps) {
  const { componentDisabled: isReadOnly = false } = ConfigProvider.useConfig()
  const [isPreviewing, setPreviewing] = useState(isReadOnly)
  const changeBody = useBodyChange(onChange)
  return (
    <Form.Item
      label={
        <span className="label-line">
          正文
          {!isReadOnly && (
            <Button type="link" size="small" onClick={() => setPreviewing(!isPreviewing)}>
              {isPreviewing ? '收起预览' : '在手机上预览'}
            </Button>
          )}
        </span>
      }
    >
      {isPreviewing && <BodyPreview lesson={lesson} />}
      <div hidden={isPreviewing}>
        <BlockEditor initial={lesson.body ?? []} onChange={changeBody} label="课时正文" />
      </div>
    </Form.Item>
  )
}

/** A stable function for the editor, which must not start anew when the lesson around it changes. */
function useBodyChange(onChange: LessonProps['onChange']) {
  const latest = useRef(onChange)
  latest.current = onChange
  return useCallback((body: ArticleBlock[]) => latest.current({ body }), [])
}

const BodyPreview = ({ lesson: { title, body } }: { lesson: DraftLesson }) => (
  <PhoneFrame title={title || '课时'}>
    <div className="learner-page">
      <h2>{title || '课时'}</h2>
      <Article blocks={body ?? []} />
    </div>
  </PhoneFrame>
)
