import type { DemoCourse } from './demo-course'
import { article, recording } from './lessons'
import { teachers } from './teachers'

/** The first thing a new learner opens: it says in plain words what the system does with their time. */
export const gettingStarted: DemoCourse = {
  slug: 'getting-started',
  title: '干部网络学习入门：学时怎么算',
  ...teachers.academy,
  categoryId: 'vocational-skills',
  requirement: 'required',
  subject: 'general',
  jobLevels: [],
  tags: ['入门', '学时', '常见问题'],
  summary:
    '写给第一次用手机学习的同志：两段短视频、一篇短文，五分钟弄明白学时怎么算、断网怎么办、为什么不用着急。',
  publishedDaysAgo: 1,
  lessons: [
    recording('shortVideo', 'study-hours', '第一课：学时怎么算'),
    recording('shortVideo', 'stop-and-resume', '第二课：停下、断网、换手机'),
    article(
      '一篇短文说清楚：六个常见问题',
      `在手机上学习，最担心的是“学了不算”。下面六个问题，是老学员问得最多的。
## 学时是怎么算的？
算的是您实际播放过的内容。一段视频，从头到尾放过一遍，这一课就学完了；同一段内容放两遍，只算一遍。一门课的必学课时都学完，系统按规定给这门课的学时，记入您的学习档案。
## 时间以谁的钟为准？
以服务器的钟为准，和手机上的时间没有关系。手机时间走快走慢，都不影响。
## 要不要一口气学完？
不用。随时可以停，关掉也没关系。下次进来，会从还没学到的地方接着放。换一部手机登录，也接得上。
## 放快一点，能不能早点学完？
可以快放，但计入的时间不会变多。用两倍速放完，只计入一半；页面会告诉您还差多少，接着看，就能补齐。所以，按正常速度听，最省心。
## 断网了怎么办？
短时间断网不要紧，已经放过的部分先记在手机里，网络恢复后自动补报，最多补记大约五分钟。断网时间较长，请先停一停，有网再学。
## 同时开两部手机行不行？
一次只计一处。后打开的那一处开始计时，先打开的会提示您“已在别处学习”。
## 看懂页面上的三个数
- 已学：放过的内容有多少。
- 已计入：服务器认可了多少。
- 还差：再学多少，这一课就完成。
如果有没计入的部分，下面会写明原因。看不明白，或者觉得记错了，点“我的”里的“意见与投诉”，有人答复。
这里不排名次，不比谁在线时间长，也不要求天天登录。您按自己的节奏学，就很好。`,
    ),
    recording('shortVideo', 'three-numbers', '选学：看懂页面上的三个数', { optional: true }),
  ],
}
