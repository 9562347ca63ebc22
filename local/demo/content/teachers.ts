type Teacher = { teacher: string; teacherTitle: string }

const teacher = (name: string, title: string): Teacher => ({
  teacher: name,
  teacherTitle: `${title}（演示）`,
})

/** Invented people; their title tells learners so. */
export const teachers = {
  academy: teacher('学院教务处', '干部网络学院'),
  theory: teacher('周明禾', '省委党校教授'),
  partyBuilding: teacher('谭绍清', '省委党校副教授'),
  law: teacher('蒋书宁', '省委党校法学教研部教授'),
  lawyer: teacher('欧阳砚', '公职律师'),
  economy: teacher('刘湘远', '省情研究中心研究员'),
  geography: teacher('龙知白', '省情研究中心副研究员'),
  digital: teacher('唐一川', '数字政府建设专家'),
  security: teacher('彭静安', '网络安全高级工程师'),
  service: teacher('肖月桥', '政务服务中心首席代表'),
  hotline: teacher('段晓晴', '热线办理科科长'),
  writing: teacher('罗文衡', '公文写作讲师'),
  office: teacher('曾小满', '机关事务培训讲师'),
  village: teacher('向春耕', '驻村工作队队长'),
  agronomy: teacher('石禾生', '农技推广研究员'),
  emergency: teacher('贺定川', '应急管理培训讲师'),
  flood: teacher('郭守堤', '防汛高级工程师'),
  integrity: teacher('易正言', '纪检监察学院讲师'),
  health: teacher('文心朗', '心理咨询师'),
  doctor: teacher('邓以安', '职业健康副主任医师'),
} satisfies Record<string, Teacher>
