// The module that the program loads is what its sources compile to.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compiledModule } from './compile.ts'

test('src/kernels/module.ts follows from src/kernels/assembly', async () => {
  const module = readFileSync(new URL('../../src/kernels/module.ts', import.meta.url), 'utf8')
  expect(await compiledModule() === module, 'run npm run kernels').toBe(true)
})
