import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'

// The picker of Ant Design takes its names of months and its first day of the week from dayjs.
dayjs.locale('zh-cn')

export { DatePicker }
