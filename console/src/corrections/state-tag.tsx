import type { CreditRequestState } from '@zhixing/shared/corrections/contract'
import { Tag } from 'antd'
import { stateTitles } from './words'

const colours: Record<CreditRequestState, string> = {
  open: 'gold',
  approved: 'green',
  rejected: 'orange',
  withdrawn: 'default',
}

export const StateTag = ({ state }: { state: CreditRequestState }) => (
  <Tag color={colours[state]}>{stateTitles[state]}</Tag>
)
