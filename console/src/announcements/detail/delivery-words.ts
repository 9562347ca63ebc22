import type { DeliveryReport } from './use-delivery-report'

type ChannelCounts = DeliveryReport['channels'][number]
type DeliveryOutcome = keyof ChannelCounts['ends']

export const channelTitles: Record<ChannelCounts['channel'], string> = {
  templateMessage: '服务号模板消息',
  subscribeMessage: '小程序订阅消息',
}

export const outcomeTitles: Record<DeliveryOutcome, string> = {
  delivered: '送达',
  refused: '拒收',
  unreachable: '不可达',
  unknown: '未知',
  waiting: '待发送',
}

const outcomeExplanations: Record<DeliveryOutcome, string> = {
  delivered: '微信已接收并送出',
  refused: '学员关闭或拒绝了提醒',
  unreachable: '已取消关注，或微信号已停用',
  unknown: '已发出，但微信没有给出结果；为免重复打扰，不再发送',
  waiting: '还没有发送',
}

/** In the order in which they are shown. */
export const deliveryOutcomes = (Object.keys(outcomeTitles) as DeliveryOutcome[]).map((outcome) => ({
  outcome,
  title: outcomeTitles[outcome],
  explanation: outcomeExplanations[outcome],
}))
