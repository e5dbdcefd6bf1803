// The house: who may import whom, and what every file must be.
import { readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../src/', import.meta.url))

interface Import {
  /** Path below src. */
  readonly path: string
  readonly typeOnly: boolean
}

interface Source {
  /** Path below src. */
  readonly path: string
  /** Top folder, or the file's own name where it is in none. */
  readonly floor: string
  readonly text: string
  readonly imports: readonly Import[]
}

/** For each floor those that it may import, beside itself. Whoever is not named here may not exist. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  kernels: [],
  base: ['kernels'],
  'package.ts': [],
  pictures: ['base'],
  records: ['kernels', 'base'],
  scenario: ['base'],
  publishing: ['base', 'records'],
  sinks: ['kernels', 'base', 'records'],
  tools: ['base', 'package.ts', 'pictures', 'records', 'publishing', 'sinks', 'scenario'],
  population: ['kernels', 'base', 'scenario'],
  network: ['base', 'scenario', 'population'],
  crowd: ['kernels', 'base', 'scenario', 'population', 'network'],
  operations: ['base', 'scenario', 'population', 'network', 'crowd'],
  traffic: ['kernels', 'base', 'scenario', 'records', 'population', 'network', 'crowd', 'operations'],
  run: ['base', 'package.ts', 'scenario', 'records', 'publishing', 'sinks', 'population', 'network', 'crowd', 'operations', 'traffic'],
  'repertoire.ts': ['scenario', 'crowd', 'operations', 'run'],
  'worker.ts': ['sinks', 'run', 'repertoire.ts'],
  'generate.ts': ['base', 'package.ts', 'records', 'scenario', 'sinks', 'run', 'repertoire.ts'],
  'simulate.ts': ['records', 'run', 'scenario', 'repertoire.ts'],
  'load.ts': ['scenario', 'repertoire.ts'],
  arbitraries: ['base', 'records', 'scenario', 'repertoire.ts', 'simulate.ts'],
  'vitest.ts': ['package.ts', 'records', 'scenario', 'generate.ts', 'load.ts', 'simulate.ts'],
  commands: ['base', 'package.ts', 'pictures', 'records', 'publishing', 'scenario', 'sinks', 'tools', 'population', 'network', 'crowd', 'operations', 'traffic', 'run',
    'repertoire.ts', 'generate.ts'],
  'cli.ts': ['base', 'package.ts', 'scenario', 'commands'],
  'index.ts': ['base', 'package.ts', 'records', 'publishing', 'scenario', 'sinks', 'tools', 'run', 'repertoire.ts', 'generate.ts', 'load.ts', 'simulate.ts'],
}

/** What tools may know of scenarios: how documents are read, not what scenarios say. */
const READING = ['scenario/document.ts', 'scenario/scenario-error.ts']

/** Floors that know a scenario only as checked settings. */
const SETTINGS_ONLY = ['population', 'network', 'crowd', 'operations', 'traffic']

const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('kernels/assembly'))
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map(readSource)

function readSource(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const imports: Import[] = []
  for (const [, kind, clause, target] of text.matchAll(/^(import|export)\b([^'"]*?)from\s*['"](\.[^'"]+)['"]/gm)) {
    const names = clause.trim()
    const typeOnly = names.startsWith('type ') || (kind === 'import' && /^\{[^}]*\}$/.test(names)
      && names.slice(1, -1).split(',').map((name) => name.trim()).filter(Boolean).every((name) => name.startsWith('type ')))
    imports.push({ path: resolved(path, target), typeOnly })
  }
  for (const [, target] of text.matchAll(/(?:^import|\bimport\()\s*['"](\.[^'"]+)['"]/gm)) imports.push({ path: resolved(path, target), typeOnly: false })
  return { path, floor: path.split('/')[0], text, imports }
}

function resolved(from: string, target: string): string {
  return relative(ROOT, join(ROOT, dirname(from), target)).replaceAll('\\', '/')
}

/** Code without comments, so that they may speak of what the code must not do. */
function code({ text }: Source): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}

function broken(rule: (source: Source) => string | false | undefined): string[] {
  return sources.flatMap((source) => {
    const problem = rule(source)
    return problem ? [`${source.path}: ${problem}`] : []
  })
}

describe('imports', () => {
  test('are found', () => {
    expect(sources.length).toBeGreaterThan(60)
    expect(sources.reduce((sum, { imports }) => sum + imports.length, 0)).toBeGreaterThan(200)
    expect(sources.find(({ path }) => path === 'crowd/crowd.ts')?.imports.map(({ path }) => path)).toContain('network/outcome.ts')
  })

  test('point to files that exist', () => {
    const known = new Set(sources.map(({ path }) => path))
    expect(broken(({ imports }) => imports.map(({ path }) => path).filter((path) => path.endsWith('.ts') && !known.has(path)).join())).toEqual([])
  })

  test('stay on their floor or point down', () => {
    expect(broken(({ floor, imports }) => imports.map(({ path }) => path)
      .filter((path) => path.split('/')[0] !== floor && !BELOW[floor]?.includes(path.split('/')[0])).join())).toEqual([])
    for (const { floor } of sources) expect(Object.keys(BELOW)).toContain(floor)
  })

  test('take only checked settings from scenarios, where the world is simulated', () => {
    expect(broken(({ floor, imports }) => SETTINGS_ONLY.includes(floor) && imports
      .filter(({ path, typeOnly }) => path.startsWith('scenario/') && !(path === 'scenario/settings.ts' && typeOnly))
      .map(({ path }) => path).join())).toEqual([])
  })

  test('take only the reading of documents from scenarios, in tools', () => {
    expect(broken(({ floor, imports }) => floor === 'tools' && imports.map(({ path }) => path)
      .filter((path) => path.startsWith('scenario/') && !READING.includes(path)).join())).toEqual([])
  })

  test('make no circle, types included', () => {
    const imports = new Map(sources.map((source) => [source.path, source.imports.map(({ path }) => path)]))
    const done = new Set<string>()
    const walk = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) expect.fail([...way.slice(way.indexOf(path)), path].join(' -> '))
      if (done.has(path)) return
      for (const next of imports.get(path) ?? []) walk(next, [...way, path])
      done.add(path)
    }
    for (const { path } of sources) walk(path, [])
  })
})

describe('every file', () => {
  test('opens with a caption', () => {
    expect(broken(({ text }) => {
      const lines = text.split('\n')
      const first = lines[0].startsWith('#!') ? lines[1] : lines[0]
      return !/^\/\/ \S.*[.:]?$/.test(first) && `no caption: ${first}`
    })).toEqual([])
  })

  test('has 300 lines at most', () => {
    expect(broken(({ text }) => {
      const lines = text.split('\n').length - 1
      return lines > 300 && `${lines} lines`
    })).toEqual([])
  })

  test('is named for what it holds', () => {
    expect(broken(({ path }) => path.split('/').filter((part) => /^(utils?|helpers?|common|misc|.*managers?)(\.ts)?$/i.test(part)).join())).toEqual([])
    expect(broken((source) => code(source).match(/\b(class|interface|type) \w*(Manager|Helper|Util)s?\b/)?.[0])).toEqual([])
  })

  test('ends with a line break and has no tabs', () => {
    expect(broken(({ text }) => (!text.endsWith('\n') || text.includes('\t')) && 'line ends or tabs')).toEqual([])
  })
})

describe.each([
  { folder: 'crowd/profiles', type: 'Profile' },
  { folder: 'operations/kinds', type: 'Kind' },
  { folder: 'pictures/marks', type: 'Mark<\\w+>' },
])('the index of $folder', ({ folder, type }) => {
  test('names each file of the folder once, and nothing else', () => {
    const files = sources.filter(({ path }) => dirname(path) === folder && basename(path) !== 'index.ts')
    const index = sources.find(({ path }) => path === `${folder}/index.ts`)
    expect(files.length).toBeGreaterThan(1)
    expect(index?.imports.filter(({ typeOnly }) => !typeOnly).map(({ path }) => path).sort()).toEqual(files.map(({ path }) => path))
    for (const { text } of files) {
      const name = new RegExp(`^export const (\\w+): ${type} =`, 'm').exec(text)?.[1]
      expect(index?.text.match(new RegExp(`^ {2}${String(name)},$`, 'gm'))).toHaveLength(1)
    }
  })
})

describe('nothing reaches a record but the seed', () => {
  /** Files that may, with the reason. */
  const CLOCKS = [
    'commands/terminal.ts', 'commands/verify-line.ts', 'commands/reading-line.ts', // progress on a terminal
  ]
  const POWERS = [
    'base/permutation.ts', // powers of two with whole exponents are exact everywhere
  ]

  test('no Math.random and no Math.pow', () => {
    expect(broken((source) => code(source).match(/Math\.(random|pow)\b|\bcrypto\.random\w*|randomUUID/)?.[0])).toEqual([])
  })

  test('no clock, time zone or locale', () => {
    const clock = /Date\.now|new Date\(\s*\)|\bDate\(\s*\)|performance\.now|process\.hrtime|getTimezoneOffset|toLocale\w*|localeCompare|\bIntl\./
    expect(broken((source) => !CLOCKS.includes(source.path) && code(source).match(clock)?.[0])).toEqual([])
  })

  test('no power of anything but 2 by a whole constant', () => {
    expect(broken((source) => {
      if (POWERS.includes(source.path)) return false
      const powers = [...code(source).matchAll(/(\S+)\s*\*\*=?\s*(\S+)/g)].map(([text]) => text)
      return powers.filter((text) => !/(^|[^\w.])2 \*\* (-?\d+|[A-Z][A-Z_]*)\)*;?,?$/.test(text)).join()
    })).toEqual([])
  })
})

describe('the kind of an operation', () => {
  /** Who may ask for it: the label is made from it, and truth tells of it. */
  const KNOW = ['operations/kinds/', 'scenario/', 'run/', 'commands/', 'tools/', 'traffic/truth.ts', 'repertoire.ts', 'generate.ts']
  /** The only other place: the log hands it on to the truth. */
  const HANDED_ON = { path: 'operations/pass.ts', text: 'kind: settings.kind' }
  const others = sources.filter(({ path }) => !KNOW.some((known) => path.startsWith(known)))

  test('is read by no draw: nobody else looks at it', () => {
    for (const source of others) {
      let text = code(source)
      if (source.path === HANDED_ON.path) {
        expect(text.split(HANDED_ON.text)).toHaveLength(2)
        text = text.replace(HANDED_ON.text, '')
      }
      expect(text.match(/\.kind\b|\[['"]kind['"]\]|\{[^{}]*\bkind\b[^{}]*\}\s*(=|\)|:)/)?.[0], source.path).toBeUndefined()
    }
  })

  test('is named by nobody else', () => {
    const names = sources.filter(({ path }) => dirname(path) === 'operations/kinds')
      .flatMap(({ text }) => [...text.matchAll(/^ {2}name: '([^']+)'/gm)].map(([, name]) => name))
    expect(names.length).toBeGreaterThan(1)
    const camel = names.map((name) => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))
    const words = new RegExp(`['"\`](${names.join('|')})['"\`]|\\b(${camel.join('|')})\\b`)
    for (const source of others) expect(code(source).match(words)?.[0], source.path).toBeUndefined()
  })

  test('does not decide by label either: labels reach no one before the records', () => {
    const early = sources.filter(({ floor, path }) =>
      ['population', 'network', 'crowd', 'operations'].includes(floor) && !path.startsWith('operations/kinds/') && path !== 'operations/kind.ts')
    for (const source of early) expect(code(source).match(/\blabels?\b/)?.[0], source.path).toBeUndefined()
  })
})
