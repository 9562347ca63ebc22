import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Frameworks change seldom and pages often: apart, a browser keeps the former over a release.
const groups = [
  {
    name: 'react',
    test: /node_modules\/(react|react-dom|react-router|react-router-dom|scheduler|@tanstack)\//,
  },
  { name: 'zod', test: /node_modules\/zod\/|\/shared\// },
]

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  resolve: { dedupe: ['react', 'react-dom', 'dayjs'] },
  build: {
    target: ['chrome87', 'firefox91', 'safari14'], // what county offices still have
    // The receipt's page is for strangers: it takes nothing of the console with it.
    rolldownOptions: { input: ['index.html', 'receipt.html'], output: { codeSplitting: { groups } } },
  },
  server: {
    proxy: Object.fromEntries(
      ['/v1', '/media', '/wechat'].map((path) => [path, process.env.API_URL ?? 'http://127.0.0.1:8787']),
    ),
  },
})
