// A library's `import { z } from 'zod'` would bring the messages of every language (about 260 kB); ours are our own, so English stands in.
module.exports = [
  {
    name: 'zod-english-only',
    setup(build) {
      build.onResolve({ filter: /locales\/index\.js$/ }, ({ importer, resolveDir }) =>
        /[\\/]node_modules[\\/]zod[\\/]/.test(importer)
          ? { path: 'locales', namespace: 'zod-english-only', pluginData: { resolveDir } }
          : undefined,
      )
      build.onLoad({ filter: /.*/, namespace: 'zod-english-only' }, ({ pluginData: { resolveDir } }) => ({
        contents: "export { default as en } from '../locales/en.js'",
        resolveDir,
        loader: 'js',
      }))
    },
  },
]
