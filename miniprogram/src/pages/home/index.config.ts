export default definePageConfig({ navigationBarTitleText: '知行学院', enablePullDownRefresh: true })
