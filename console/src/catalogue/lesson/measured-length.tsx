import { useMutation } from '@tanstack/react-query'
import { measureMedia } from '@zhixing/shared/catalogue/contract'
import { Alert, Button, Form } from 'antd'
import { useCallback, useEffect, useRef } from 'react'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { formatLength } from './length'
import type { LessonProps } from './lesson-props'

/** What a lesson says until the server has read its new file. */
export const LENGTH_UNKNOWN = 0

/** The length of a film or sound: the server reads it from the file. */
export function MeasuredLength({ lesson, onChange }: LessonProps) {
  const { mediaUrl, lengthSeconds } = lesson
  const latest = useRef({ mediaUrl, onChange })
  latest.current = { mediaUrl, onChange }
  const { mutate, error, isPending } = useMutation({
    mutationFn: (url: string) => call(measureMedia, { mediaUrl: url }),
  })
  const measure = useCallback(
    (url: string) =>
      mutate(url, {
        // The file may have been replaced while the server was reading.
        onSuccess: (measured) => {
          if (latest.current.mediaUrl === url) latest.current.onChange(measured)
        },
      }),
    [mutate],
  )
  useEffect(() => {
    if (mediaUrl && lengthSeconds === LENGTH_UNKNOWN) measure(mediaUrl)
  }, [mediaUrl, lengthSeconds, measure])
  return (
    <Form.Item label="时长" extra="由系统从文件中读取，不用填写">
      <span id="lesson-length" role="status">
        {isPending ? '正在读取…' : lengthText(lengthSeconds)}
      </span>
      {mediaUrl && (
        <Button type="link" size="small" loading={isPending} onClick={() => measure(mediaUrl)}>
          按文件更新时长
        </Button>
      )}
      {error && <Alert type="warning" showIcon title={errorTitle(error)} />}
    </Form.Item>
  )
}

const lengthText = (lengthSeconds: number) =>
  lengthSeconds === LENGTH_UNKNOWN ? '上传文件后显示' : formatLength(lengthSeconds)
