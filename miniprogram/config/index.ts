import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import webpack from 'webpack'

const inRoom = (file: string) => path.resolve(__dirname, '..', file)
const isH5 = process.env.TARO_ENV === 'h5'

// Sources with modern syntax, which old phones cannot parse: our own and these packages. Taro transpiles no
// package unless told to.
const sharedSources = inRoom('../shared')
const modernPackages =
  /[\\/]node_modules[\\/](@tanstack[\\/](react-query|query-core)|qrcode-generator|ulid)[\\/]/
const inertZod = inRoom('config/inert-zod.js')
const isTranspiled = (file: string) =>
  file.startsWith(sharedSources) || file === inertZod || modernPackages.test(file)

export default defineConfig<'webpack5'>({
  projectName: 'zhixing',
  date: '2026-11-23',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: isH5 ? 'dist-h5' : 'dist',
  plugins: [inRoom('config/aria-role-plugin.js')],
  defineConstants: {
    // H5 is served from the origin of the API; a mini-program names one of its registered request domains.
    API_ORIGIN: JSON.stringify(isH5 ? '' : (process.env.API_ORIGIN ?? 'https://api.example.gov.cn')),
  },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  alias: {
    // npm may install this one below miniprogram/, where Taro's packages at the root do not look.
    '@tarojs/plugin-framework-react': path.dirname(
      require.resolve('@tarojs/plugin-framework-react/package.json'),
    ),
  },
  mini: {
    webpackChain(chain) {
      chain.resolve.alias.set('zod', inertZod)
      // TanStack Query needs AbortController, which WeChat's logic layer lacks: without it no query ever
      // loads.
      chain
        .plugin('abort-controller')
        .use(webpack.ProvidePlugin, [
          { AbortController: [inRoom('src/platform/abort-controller.ts'), 'AbortController'] },
        ])
    },
    compile: { include: [isTranspiled] },
    miniCssExtractPluginOption: { ignoreOrder: true }, // each class names its component
    postcss: { pxtransform: { enable: true, config: {} } },
    optimizeMainPackage: { enable: true },
  },
  h5: {
    webpackChain(chain) {
      chain.resolve.alias.set('zod', inertZod)
      // What some pages share is a chunk of its own, so that no page loads what only others use.
      chain.optimization.splitChunks({ chunks: 'all', minSize: 4000 })
      chain.optimization.set('chunkIds', 'named') // tests/weapp/build-files.ts finds the scripts of a page by them
    },
    imageUrlLoaderOption: { limit: 0 }, // the icons of the tab bar load beside the scripts, not in them
    publicPath: './',
    staticDirectory: 'static',
    compile: { include: [isTranspiled] },
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      pxtransform: { enable: true, config: { baseFontSize: 20 } }, // index.html sets the size of a rem
    },
  },
})
