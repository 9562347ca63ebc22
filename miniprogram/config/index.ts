import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import webpack from 'webpack'

const here = (file: string) => path.resolve(__dirname, '..', file)
const isH5 = process.env.TARO_ENV === 'h5'

// What ships modern syntax: our own shared sources and these packages. Taro leaves node_modules alone by default, and old phones would not parse them.
const shared = here('../shared')
const modern = /[\\/]node_modules[\\/](@tanstack[\\/](react-query|query-core)|qrcode-generator|zod)[\\/]/
const transpiled = (file: string) => file.startsWith(shared) || modern.test(file)

export default defineConfig<'webpack5'>({
  projectName: 'zhixing',
  date: '2026-11-23',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: isH5 ? 'dist-h5' : 'dist',
  plugins: ['@tarojs/plugin-html', here('config/aria.js')],
  defineConstants: {
    // H5 is served from the API's own origin; a mini-program names one of its registered request domains.
    API_ORIGIN: JSON.stringify(isH5 ? '' : (process.env.API_ORIGIN ?? 'https://api.example.gov.cn')),
  },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  // npm may keep this one below miniprogram/, where Taro's own packages at the root do not look.
  alias: {
    '@tarojs/plugin-framework-react': path.dirname(
      require.resolve('@tarojs/plugin-framework-react/package.json'),
    ),
  },
  mini: {
    webpackChain(chain) {
      // The logic layer of WeChat has no AbortController, without which TanStack Query never loads anything.
      chain
        .plugin('abort-controller')
        .use(webpack.ProvidePlugin, [
          { AbortController: [here('src/platform/abort-controller.ts'), 'AbortController'] },
        ])
    },
    compile: { include: [transpiled] },
    postcss: { pxtransform: { enable: true, config: {} } },
    optimizeMainPackage: { enable: true },
  },
  h5: {
    webpackChain(chain) {
      // What two pages share is loaded once, not with each of them.
      chain.optimization.splitChunks({
        chunks: 'all',
        cacheGroups: { ours: { name: 'ours', chunks: 'async', minChunks: 2, priority: 10 } },
      })
    },
    publicPath: './',
    staticDirectory: 'static',
    compile: { include: [transpiled] },
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
