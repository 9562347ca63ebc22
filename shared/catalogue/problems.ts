export const catalogueProblems = {
  'catalogue/course-not-found': { status: 404, title: '课程不存在或已下架' },
  'catalogue/lesson-not-found': { status: 404, title: '课时不存在或已更新，请返回课程页查看' },
  'catalogue/not-publishable': { status: 422, title: '课程内容还不完整，不能提交或发布' },
  'catalogue/wrong-state': { status: 409, title: '课程的状态已变化，请刷新后再操作' },
  'catalogue/same-person': { status: 403, title: '编写或提交过这门课程的人不能审核，请由另一位同志审核' },
  'catalogue/media-unreadable': { status: 422, title: '读不出这个文件的时长，请换一个文件重新上传' },
} as const
