const path = require('node:path')
const ariaAttributes = require('./aria-attributes')

/** Adds the `aria-*` attributes to Taro's templates. Compiler and runtime both need them. */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(ctx, ariaAttributes)
      platform.runtimePath = [platform.runtimePath, path.resolve(__dirname, 'aria-runtime.js')].flat()
    },
  })
}
