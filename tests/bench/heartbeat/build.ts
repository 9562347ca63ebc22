import { build, type Plugin } from 'esbuild'

const root = new URL('../../../', import.meta.url).pathname

/** What reads serverless.yml and imports whatever it names is not part of what is measured, and cannot be bundled. */
const withoutDeployment: Plugin = {
  name: 'without-deployment',
  setup(plugged) {
    plugged.onResolve({ filter: /^\.\/deployment$/ }, () => ({ path: 'deployment', namespace: 'absent' }))
    plugged.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({
      contents: 'export const readDeployment = undefined, importHandler = undefined',
    }))
  },
}

/** As it is deployed: bundled, without the kept names that development adds to every function. Resolves to the files, by name. */
export const bundled = (...names: string[]) => bundledFrom('tests/bench/heartbeat', ...names)

export async function bundledFrom(folder: string, ...names: string[]): Promise<Record<string, string>> {
  const outdir = `${root}var/bench/bundles`
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => `${folder}/${name}.ts`),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    plugins: [withoutDeployment],
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  })
  return Object.fromEntries(names.map((name) => [name, `${outdir}/${name}.mjs`]))
}
