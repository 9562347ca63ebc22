import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import webpack from 'webpack'

const inMiniProgram = (file: string) => path.resolve(__dirname, '..', file)
const isH5 = process.env.TARO_ENV === 'h5'

// Our sources and these packages use syntax that old phones cannot parse. Taro transpiles no package unless told.
const sharedSources = inMiniProgram('../shared')
const modernPackages =
  /[\\/]node_modules[\\/](@tanstack[\\/](react-query|query-core)|qrcode-generator|ulid)[\\/]/
const inertZod = inMiniProgram('config/inert-zod.js')
const ownModules = [inertZod, inMiniProgram('config/aria-attributes.js')]
const isTranspiled = (file: string) =>
  file.startsWith(sharedSources) || ownModules.includes(file) || modernPackages.test(file)

export default defineConfig<'webpack5'>({
  projectName: 'zhixing',
  date: '2026-11-23',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: isH5 ? 'dist-h5' : 'dist',
  plugins: [inMiniProgram('config/aria-plugin.js')],
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
      // WeChat's logic layer has no AbortController; without one, TanStack Query loads nothing.
      chain
        .plugin('abort-controller')
        .use(webpack.ProvidePlugin, [
          { AbortController: [inMiniProgram('src/platform/abort-controller.ts'), 'AbortController'] },
        ])
    },
    compile: { include: [isTranspiled] },
    miniCssExtractPluginOption: { ignoreOrder: true }, // each class names its component
    // As `rpx`, all sizes would shrink with the width of the phone: 44 px to 37 px at 320.
    postcss: { pxtransform: { enable: false } },
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
      pxtransform: { enable: false }, // as for WeChat: a narrow phone gets the same sizes
    },
  },
})
