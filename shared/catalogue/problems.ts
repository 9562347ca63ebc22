export const catalogueProblems = {
  'catalogue/course-not-found': { status: 404, title: '课程不存在或已下架' },
  'catalogue/lesson-not-found': { status: 404, title: '课时不存在或已更新，请返回课程页查看' },
  'catalogue/not-publishable': { status: 422, title: '课程内容还不完整，不能发布' },
  'catalogue/media-unreadable': { status: 422, title: '读不出这个文件的时长，请换一个文件重新上传' },
} as const
