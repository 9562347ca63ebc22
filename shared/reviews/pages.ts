/** Pages of the mini-program, as cards and QR codes of WeChat name them: never renamed once published. */
export const reviewsPages = {
  reviews: 'packages/reviews/mine/index',
} as const
