import type { AnnouncementDetail } from '@zhixing/shared/announcements/contract'
import { PIN_DAYS_MAX, PINS_MAX } from '@zhixing/shared/announcements/pins'
import { Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { DatePicker } from '../../components/forms/date-picker'
import type { DialogState } from '../../workflow/reason-dialog'
import { beijingNow } from './beijing-clock'

interface Props extends DialogState {
  detail: AnnouncementDetail
  /** Pins until the end of a day; resolves to whether it was accepted. */
  onPin: (endsOn: string) => Promise<boolean>
}

export function PinDialog({ isOpen, onClose, detail, onPin }: Props) {
  const { pinEndsOn, organisationName } = detail
  const [pickedDay, setPickedDay] = useState<Dayjs | null>(null)
  const [isBusy, setBusy] = useState(false)
  const day = pickedDay ?? (pinEndsOn ? dayjs(pinEndsOn) : null)
  const pin = async () => {
    if (!day) return
    setBusy(true)
    if (await onPin(day.format('YYYY-MM-DD'))) onClose()
    setBusy(false)
  }
  return (
    <Modal
      open={isOpen}
      title={pinEndsOn ? '改置顶日期' : '置顶公告'}
      okText="置顶"
      cancelText="取消"
      okButtonProps={{ disabled: !day }}
      confirmLoading={isBusy}
      onOk={pin}
      onCancel={onClose}
      afterClose={() => setPickedDay(null)}
    >
      <p>
        在 <strong>{organisationName}</strong> 及其下级学员的公告列表中排在最前，到期自动取消。
      </p>
      <p className="quiet">每个单位同时最多置顶 {PINS_MAX} 条。</p>
      <div className="pin-day">
        <DatePicker
          value={day}
          onChange={setPickedDay}
          format="YYYY-MM-DD"
          placeholder="置顶到哪一天"
          minDate={beijingNow()}
          maxDate={beijingNow().add(PIN_DAYS_MAX, 'day')}
          aria-label="置顶到哪一天（含当天）"
        />
        <span className="quiet">含当天，最长 {PIN_DAYS_MAX} 天</span>
      </div>
    </Modal>
  )
}
