module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        // `usage` would add 60 kB of polyfills by the names of methods; platform/polyfills holds the few that are needed.
        useBuiltIns: false,
      },
    ],
  ],
}
