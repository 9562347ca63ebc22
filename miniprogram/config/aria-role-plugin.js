const path = require('node:path')

/**
 * Adds `aria-role`, which WeChat reads out, to the attributes of View. Taro's templates lack it; the compiler
 * and the runtime each need to know it.
 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(ctx, { View: { 'aria-role': '' } })
      platform.runtimePath = [platform.runtimePath, path.resolve(__dirname, 'aria-role-runtime.js')].flat()
    },
  })
}
