import { Button } from '@tarojs/components'

/** Opens WeChat's own form; its messages arrive at the feedback desk of the mini-program. */
export const FeedbackButton = () => (
  <Button className="complaints__feedback" openType="feedback">
    写意见或投诉
  </Button>
)
