import type { ManagedCourse } from '@zhixing/shared/catalogue/contract'
import { Tag } from 'antd'
import { courseStateTitles } from './words'

const colours: Record<ManagedCourse['state'], string> = {
  draft: 'default',
  published: 'green',
  changed: 'gold',
  withdrawn: 'default',
}

export const StateTag = ({ state }: { state: ManagedCourse['state'] }) => (
  <Tag color={colours[state]}>{courseStateTitles[state]}</Tag>
)
