// Plugins of the bundles of functions (serverless.yml).
module.exports = [
  // A library that imports `{ z }` from zod brings the messages of every language (260 kB). We show none of them.
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
  // Lambda sets the credentials in the environment. The SDK would also bring its clients of single sign-on, STS
  // and the instance service (100 kB).
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
  // functions/core/dynamodb/client.ts calls the table: of the SDK's packages only commands and errors are needed.
  {
    name: 'dynamodb-names-only',
    setup(build) {
      build.onResolve({ filter: /^@aws-sdk\/(client|lib)-dynamodb$/ }, () => ({
        path: require.resolve('../functions/core/dynamodb/sdk-substitute.ts'),
      }))
    },
  },
]
