export default definePageConfig({ navigationBarTitleText: '学时复核', enablePullDownRefresh: true })
