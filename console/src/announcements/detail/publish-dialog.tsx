import type { AnnouncementDetail } from '@zhixing/shared/announcements/contract'
import { DatePicker, Modal, Radio } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { beijingNow, instantOf } from './beijing-clock'

interface Props {
  open: boolean
  detail: AnnouncementDetail
  onClose: () => void
  onPublish: (publishAt?: string) => Promise<boolean>
}

export function PublishDialog({ open, detail, onClose, onPublish }: Props) {
  const [when, setWhen] = useState<'now' | 'later'>('now')
  const [at, setAt] = useState<Dayjs | null>(null)
  const [busy, setBusy] = useState(false)
  const past = when === 'later' && at !== null && !at.isAfter(beijingNow())
  const publish = async () => {
    setBusy(true)
    if (await onPublish(when === 'later' && at ? instantOf(at) : undefined)) onClose()
    setBusy(false)
  }
  const { templateMessage, subscribeMessage } = detail.facts.bell
  return (
    <Modal
      open={open}
      title="发布公告"
      okText={when === 'now' ? '立即发布' : '定时发布'}
      cancelText="取消"
      okButtonProps={{ disabled: when === 'later' && (!at || past) }}
      confirmLoading={busy}
      onOk={publish}
      onCancel={onClose}
    >
      <p>
        发给 <strong>{detail.organisationName}</strong> 及其下级。
        {templateMessage || subscribeMessage ? '发布后随即开始发送微信提醒。' : '不发送微信提醒。'}
      </p>
      <Radio.Group
        className="publish-when"
        value={when}
        onChange={(event) => setWhen(event.target.value)}
        options={[
          { value: 'now', label: '现在发布' },
          { value: 'later', label: '选一个时间发布' },
        ]}
      />
      {when === 'later' && (
        <div className="publish-at">
          <DatePicker
            value={at}
            onChange={setAt}
            showTime={{ format: 'HH:mm', minuteStep: 5 }}
            showNow={false}
            format="YYYY-MM-DD HH:mm"
            placeholder="发布时间"
            minDate={beijingNow()}
            status={past ? 'error' : ''}
            aria-label="发布时间（北京时间）"
          />
          <span className="quiet">{past ? '这个时间已经过去了，请重新选择' : '北京时间'}</span>
        </div>
      )}
    </Modal>
  )
}
