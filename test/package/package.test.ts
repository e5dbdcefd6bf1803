// The package, without packing it: what its manifest promises is there, and what its code needs is promised.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { types: string; default: string }>
  bin: Record<string, string>
  files: string[]
  dependencies: Record<string, string>
  peerDependencies: Record<string, string>
  peerDependenciesMeta: Record<string, { optional: boolean }>
  devDependencies: Record<string, string>
}

it('every export and command is compiled from a file that there is', () => {
  const targets = Object.values(manifest.exports).flatMap((target) => (typeof target === 'string' ? [] : [target.default, target.types]))
  for (const target of [...targets, ...Object.values(manifest.bin)]) {
    const source = target.replace(/^(\.\/)?dist\//, 'src/').replace(/(\.d)?\.[jt]s$/, '.ts')
    expect(existsSync(join(ROOT, source)), source).toBe(true)
  }
  for (const file of manifest.files) if (file !== 'dist') expect(existsSync(join(ROOT, file)), file).toBe(true)
})

it('every module that the code imports comes with the package, or is an optional peer', () => {
  const built = new Set(builtinModules)
  const needed = new Set<string>()
  for (const path of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })) {
    // Snippets are code of others, in texts; assembly is compiled into a module of its own.
    if (!path.endsWith('.ts') || path.includes('assembly') || path.includes('snippets')) continue
    const text = readFileSync(join(ROOT, 'src', path), 'utf8')
    const required = [...text.matchAll(/\brequire(?:\.resolve)?\('([^.'][^']*)'\)/g)].map(([, name]) => ['', '', name])
    for (const [, clause, name] of [...required, ...text.matchAll(/^(?:import|export)\b([^'"`;]*?)from '([^.'][^']*)'/gm)]) {
      if (/^ type\b/.test(clause) || name.startsWith('node:') || built.has(name)) continue
      needed.add(name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/'))
    }
  }
  const promised = new Set([...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)])
  expect([...needed].filter((name) => !promised.has(name))).toEqual([])
  expect(Object.keys(manifest.dependencies).filter((name) => !needed.has(name))).toEqual([])
  for (const name of Object.keys(manifest.peerDependencies)) {
    expect(manifest.peerDependenciesMeta[name]).toEqual({ optional: true })
    expect(Object.keys(manifest.devDependencies)).toContain(name)
  }
})

it('an optional peer whose versions all carry a hyphen can be installed: npm finds none of them in a range', () => {
  for (const [name, range] of Object.entries(manifest.peerDependencies)) {
    if (manifest.devDependencies[name].includes('-')) expect(range, name).toBe('*')
  }
})
