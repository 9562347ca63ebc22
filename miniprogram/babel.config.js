const nutui = (name) => `@nutui/nutui-react-taro/dist/es/packages/${name.toLowerCase()}`

// NutUI is taken component by component, its style too: the full sheet is 210 KB and restyles `page`.
module.exports = {
  plugins: [
    [
      'import',
      {
        libraryName: '@nutui/nutui-react-taro',
        libraryDirectory: 'dist/es/packages',
        camel2DashComponentName: false,
        customName: nutui,
        customStyleName: (name) => `${nutui(name)}/style/css`,
      },
      'nutui',
    ],
  ],
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        useBuiltIns: process.env.TARO_ENV === 'h5' ? 'usage' : false,
      },
    ],
  ],
}
