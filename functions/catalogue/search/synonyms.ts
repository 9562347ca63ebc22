/**
 * Words that mean the same to a learner who searches; our own list, from the titles of the courses and the
 * words of official documents. Each line is one group. A word stands in one group only.
 */
const groups: readonly (readonly string[])[] = [
  ['公文', '文书', '行文'],
  ['写作', '写材料', '起草'],
  ['信访', '上访', '来信来访'],
  ['热线', '12345'],
  ['一网通办', '网上办事', '网上办理'],
  ['政务服务', '窗口服务', '办事大厅'],
  ['网络安全', '信息安全'],
  ['电子表格', '表格', 'excel'],
  ['演示文稿', '幻灯片', 'ppt'],
  ['人工智能', 'ai', '智能化'],
  ['信息公开', '政务公开', '政府信息公开'],
  ['行政复议', '复议'],
  ['防汛', '防洪', '抗洪'],
  ['抗旱', '旱灾'],
  ['应急', '突发事件', '应急处置'],
  ['值班', '值守'],
  ['廉政', '廉洁', '反腐', '反腐败'],
  ['纪律', '党纪', '纪律处分'],
  ['党建', '党的建设'],
  ['乡村振兴', '三农', '农村工作'],
  ['村务公开', '村级财务', '村账'],
  ['垃圾分类', '人居环境'],
  ['心理健康', '心理', '减压', '压力'],
  ['睡眠', '失眠'],
  ['颈椎', '颈肩', '肩颈'],
  ['调研', '调查研究'],
  ['省情', '湖南概况'],
]

/** The word itself and those that mean the same, as `toSearchText` writes them. */
export const synonymsOf = (word: string): readonly string[] => groupOf.get(word) ?? [word]

const groupOf = new Map(groups.flatMap((group) => group.map((word) => [word, group])))
