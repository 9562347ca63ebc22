export default definePageConfig({ navigationBarTitleText: '学时凭证', enablePullDownRefresh: true })
