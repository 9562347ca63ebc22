import type { AnnouncementFacts } from '@zhixing/shared/announcements/contract'
import { Checkbox, Form } from 'antd'

type BellChannels = AnnouncementFacts['bell']

interface Props {
  bell: BellChannels
  onChange: (bell: BellChannels) => void
}

/** The WeChat channels that point learners to the announcement. */
export const BellField = ({ bell, onChange }: Props) => (
  <Form.Item
    label="微信提醒"
    extra="公告总会出现在小程序的公告列表里；微信提醒只是让学员早点看到，请按需选择"
  >
    <div className="bells">
      <Checkbox
        checked={bell.templateMessage}
        onChange={(event) => onChange({ ...bell, templateMessage: event.target.checked })}
      >
        服务号模板消息 <span className="quiet">发给已关注服务号的学员</span>
      </Checkbox>
      <Checkbox
        checked={bell.subscribeMessage}
        onChange={(event) => onChange({ ...bell, subscribeMessage: event.target.checked })}
      >
        小程序订阅消息 <span className="quiet">发给同意接收的学员，同意一次发一次</span>
      </Checkbox>
    </div>
  </Form.Item>
)
