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
  // Lambda hands a function its credentials in the environment; the SDK would bring its clients of single sign-on, STS and the instance service (about 100 kB).
  {
    name: 'credentials-of-the-environment',
    setup(build) {
      build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ resolveDir }) => ({
        path: 'credentials',
        namespace: 'credentials-of-the-environment',
        pluginData: { resolveDir },
      }))
      build.onLoad(
        { filter: /.*/, namespace: 'credentials-of-the-environment' },
        ({ pluginData: { resolveDir } }) => ({
          contents: "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'",
          resolveDir,
          loader: 'js',
        }),
      )
    },
  },
  // Tables are spoken to by functions/core/dynamodb/client.ts: of the SDK's clients only the names of commands and errors are needed.
  {
    name: 'dynamodb-names-only',
    setup(build) {
      build.onResolve({ filter: /^@aws-sdk\/(client|lib)-dynamodb$/ }, () => ({
        path: require.resolve('../functions/core/dynamodb/sdk-substitute.ts'),
      }))
    },
  },
]
