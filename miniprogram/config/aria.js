const path = require('node:path')

/** WeChat reads `aria-role` out, Taro's templates do not carry it: told to both of them, to what is built and to what runs. */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(ctx, { View: { 'aria-role': '' } })
      platform.runtimePath = [platform.runtimePath, path.resolve(__dirname, 'aria-runtime.js')].flat()
    },
  })
}
