import { LinkOutlined, PrinterOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover, Radio } from 'antd'
import type { ListView } from '../use-list-view'
import { useCopyLink } from './use-copy-link'

interface Props<Row> {
  view: ListView<Row>
  onPrint: () => void
  isPreparingPrint: boolean
}

/** 显示设置, 复制链接 and 打印, above every list. */
export function ListTools<Row>({ view, onPrint, isPreparingPrint }: Props<Row>) {
  const copyLink = useCopyLink()
  return (
    <div className="list-tools">
      <Popover trigger="click" placement="bottomRight" content={<ViewSettings view={view} />}>
        <Button icon={<SettingOutlined aria-hidden />}>显示设置</Button>
      </Popover>
      <Button icon={<LinkOutlined aria-hidden />} onClick={copyLink}>
        复制链接
      </Button>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={onPrint} loading={isPreparingPrint}>
        打印
      </Button>
    </div>
  )
}

/** Which columns are shown and how many rows a page; kept for this administrator in this browser. */
function ViewSettings<Row>({ view }: { view: ListView<Row> }) {
  const { columns, pageSizes, preferences, changePreferences } = view
  const optional = columns.filter(({ place }) => place === undefined)
  const keys = optional.map(({ key }) => key)
  return (
    <div className="list-settings">
      <fieldset className="list-setting">
        <legend>显示的列</legend>
        <Checkbox.Group
          value={keys.filter((key) => !preferences.hidden.includes(key))}
          options={optional.map(({ key, title }) => ({ value: key, label: title }))}
          onChange={(shown) => changePreferences({ hidden: keys.filter((key) => !shown.includes(key)) })}
        />
      </fieldset>
      {pageSizes.length > 0 && (
        <fieldset className="list-setting">
          <legend>每页条数</legend>
          <Radio.Group
            value={preferences.pageSize}
            options={pageSizes.map((size) => ({ value: size, label: size }))}
            onChange={({ target }) => changePreferences({ pageSize: target.value })}
          />
        </fieldset>
      )}
    </div>
  )
}
