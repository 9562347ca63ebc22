interface StoredFact {
  title: string
  content: string
  purpose: string
  storage: string
}

/** Everything the system stores about a learner. A module that stores something new adds a row. */
export const storedFacts: StoredFact[] = [
  {
    title: '学员名册信息',
    content: '姓名、学员编号、单位、职级，名册里有的还包括手机号',
    purpose: '确认您是学员，按职级确定学时要求，按单位发送公告',
    storage: '由单位提供，存在学院的服务器；手机号不存全号，只存部分数字和核对用的编码',
  },
  {
    title: '手机号（绑定时）',
    content: '您点“手机号一键绑定”并同意后，微信提供的手机号',
    purpose: '只与名册核对一次，不另外保存',
    storage: '核对后即丢弃；用姓名和学员编号绑定时不收集',
  },
  {
    title: '绑定核对次数',
    content: '用姓名和学员编号绑定时，当天核对过几次',
    purpose: '防止别人试出您的学员编号',
    storage: '存在学院的服务器，不记录所填的内容',
  },
  {
    title: '微信标识',
    content: '微信给本小程序、服务号的编号（OpenID、UnionID），不含您的微信号、昵称和头像',
    purpose: '记住这个微信绑定的是哪位学员，发送您同意的提醒',
    storage: '存在学院的服务器，解除绑定后不再与您的学员身份关联',
  },
  {
    title: '学习记录',
    content: '报名的课程、学过的片段、计入的时长、学完的时间、入账的学时',
    purpose: '计算学时，下次从没学完的地方接着学',
    storage: '存在学院的服务器；断网时没传上去的部分暂存在手机里',
  },
  {
    title: '学习方式',
    content:
      '连续学习多久、学完几个课时、夜间计入多久、最近几次进入学习的设备和网络地区（只留无法还原的记号）',
    purpose: '明显异常时请监管人员复核，防止别人冒名代学；不经复核不影响学时，不用于排名',
    storage: '随学习记录存在学院的服务器，只留最近的；复核后没有问题的，180 天后删除',
  },
  {
    title: '公告和提醒',
    content: '哪些公告您已读、同意过几次提醒、提醒是否送达',
    purpose: '标出未读公告，按您同意的次数提醒，不多发',
    storage: '存在学院的服务器',
  },
  {
    title: '管理人员登录',
    content: '登录管理后台时的浏览器名称和时间（只限管理人员）',
    purpose: '让您核对是不是本人在登录',
    storage: '存在学院的服务器',
  },
]

export const storageAndAccess = [
  '全部数据存在学院部署的服务器上，传输时加密。',
  '管理人员按授权使用后台，只能看到自己权限范围内的信息。',
  '不提供给商业机构，不用于广告，不对个人和单位排名。',
]

export const neverCollected = [
  '不收集位置、通讯录、相册、麦克风和人脸信息。',
  '不统计您打开小程序的次数和在线时长。',
]

export const rights = [
  '在“我的—学习档案”查看全部学时，在“我的—设置”解除绑定。',
  '名册信息有误，请联系本单位管理员更正。',
  '对个人信息的处理有疑问，请在“我的—意见与投诉”中提出。',
]
