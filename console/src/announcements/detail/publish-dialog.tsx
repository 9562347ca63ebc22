import type { AnnouncementDetail } from '@zhixing/shared/announcements/contract'
import { Modal, Radio } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { DatePicker } from '../../components/forms/date-picker'
import type { DialogState } from '../../workflow/reason-dialog'
import { beijingNow, instantOfBeijingTime } from './beijing-clock'

interface Props extends DialogState {
  detail: AnnouncementDetail
  /** Publishes at an instant, or at once without one; resolves to whether it was accepted. */
  onPublish: (publishAt?: string) => Promise<boolean>
}

export function PublishDialog({ isOpen, onClose, detail, onPublish }: Props) {
  const [mode, setMode] = useState<'now' | 'later'>('now')
  const [pickedTime, setPickedTime] = useState<Dayjs | null>(null)
  const [isBusy, setBusy] = useState(false)
  const isLater = mode === 'later'
  const isPast = isLater && pickedTime !== null && !pickedTime.isAfter(beijingNow())
  const publish = async () => {
    setBusy(true)
    const publishAt = isLater && pickedTime ? instantOfBeijingTime(pickedTime) : undefined
    if (await onPublish(publishAt)) onClose()
    setBusy(false)
  }
  const { templateMessage, subscribeMessage } = detail.facts.bell
  return (
    <Modal
      open={isOpen}
      title="发布公告"
      okText={isLater ? '定时发布' : '立即发布'}
      cancelText="取消"
      okButtonProps={{ disabled: isLater && (!pickedTime || isPast) }}
      confirmLoading={isBusy}
      onOk={publish}
      onCancel={onClose}
    >
      <p>
        发给 <strong>{detail.organisationName}</strong> 及其下级。
        {templateMessage || subscribeMessage ? '发布后随即开始发送微信提醒。' : '不发送微信提醒。'}
      </p>
      <Radio.Group
        className="publish-mode"
        value={mode}
        onChange={(event) => setMode(event.target.value)}
        options={[
          { value: 'now', label: '现在发布' },
          { value: 'later', label: '选一个时间发布' },
        ]}
      />
      {isLater && (
        <div className="publish-time">
          <DatePicker
            value={pickedTime}
            onChange={setPickedTime}
            showTime={{ format: 'HH:mm', minuteStep: 5 }}
            showNow={false}
            format="YYYY-MM-DD HH:mm"
            placeholder="发布时间"
            minDate={beijingNow()}
            status={isPast ? 'error' : ''}
            aria-label="发布时间（北京时间）"
          />
          <span className="quiet">{isPast ? '这个时间已经过去了，请重新选择' : '北京时间'}</span>
        </div>
      )}
    </Modal>
  )
}
