import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
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

/** What reads a file beside itself still finds it once it is bundled. */
const whereItStood: Plugin = {
  name: 'where-it-stood',
  setup(plugged) {
    plugged.onLoad({ filter: /[\\/](tests|local)[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: 'ts',
    }))
  },
}

/** As it is deployed: bundled, without the kept names that development adds to every function. Resolves to the files, by name. */
export async function bundled(folder: string, ...names: string[]): Promise<Record<string, string>> {
  const outdir = `${root}var/bench/bundles`
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => `tests/${folder}/${name}.ts`),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    external: ['esbuild'],
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    plugins: [withoutDeployment, whereItStood],
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  })
  return Object.fromEntries(names.map((name) => [name, `${outdir}/${name}.mjs`]))
}
