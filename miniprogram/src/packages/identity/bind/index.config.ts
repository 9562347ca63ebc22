export default definePageConfig({ navigationBarTitleText: '绑定学员身份' })
