export const announcementsProblems = {
  'announcements/not-found': { status: 404, title: '公告不存在或已撤回' },
  'announcements/same-person': { status: 403, title: '起草人不能审批自己的公告，请由另一位同志审批' },
  'announcements/wrong-state': { status: 409, title: '公告的状态已变化，请刷新后再操作' },
  'announcements/time-past': { status: 422, title: '定时发布的时间已过，请重新选择' },
  'announcements/pin-day': { status: 422, title: '置顶的截止日期须在今天至 90 天以内，请重新选择' },
  'announcements/pins-full': { status: 409, title: '该单位已有 5 条置顶公告，请先取消其中一条的置顶' },
} as const
