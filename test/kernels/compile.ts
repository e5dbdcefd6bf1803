// Compiles the kernels; run as a script it writes them into the module that the program loads.
import { readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createMemoryStream, main } from 'assemblyscript/asc'
import { PAGES } from '../../src/kernels/arena.ts'

const FOLDER = fileURLToPath(new URL('../../src/kernels/assembly', import.meta.url))
const MODULE = fileURLToPath(new URL('../../src/kernels/module.ts', import.meta.url))

/** The text of src/kernels/module.ts as it follows from the sources. Throws what the compiler complains of. */
export async function compiledModule(): Promise<string> {
  let wasm: Uint8Array | undefined
  const stderr = createMemoryStream()
  const { error } = await main([
    'index.ts', '--baseDir', FOLDER, '--outFile', 'kernels.wasm', '--optimizeLevel', '3', '--noAssert', '--enable', 'simd',
    '--runtime', 'stub', '--importMemory', '--zeroFilledMemory', '--initialMemory', String(PAGES), '--maximumMemory', String(PAGES),
  ], { stderr, writeFile: (_name, contents) => { wasm = contents as Uint8Array }, listFiles: (folder) => readdirSync(folder) })
  if (error || !wasm) throw new Error(`${error?.message ?? 'nothing compiled'}\n${stderr.toString()}`)
  const lines = Buffer.from(wasm).toString('base64').match(/.{1,480}/g) ?? []
  return `// The kernels of assembly/ as WebAssembly, by npm run kernels: do not edit.\nexport const WASM =\n${lines.map((line) => `  '${line}'`).join(' +\n')}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(MODULE, await compiledModule())
