/** Pages of the mini-program, as cards and QR codes of WeChat name them: never renamed once published. */
export const cataloguePages = {
  search: 'packages/catalogue/search/index',
  course: 'packages/catalogue/course/index',
} as const
