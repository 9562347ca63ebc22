export default definePageConfig({ navigationBarTitleText: '正在学习' })
