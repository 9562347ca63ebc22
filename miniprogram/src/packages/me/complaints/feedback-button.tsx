import { Button } from '@tarojs/components'

/** WeChat's own form: what is written there lands on the mini-program's feedback desk. */
export const FeedbackButton = () => (
  <Button className="complaints__feedback" openType="feedback">
    写意见或投诉
  </Button>
)
