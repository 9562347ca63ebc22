const path = require('node:path')

/** Adds `aria-role` to the attributes of View, for WeChat's screen reader. Compiler and runtime both need it. */
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
