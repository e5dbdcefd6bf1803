// Files: that a dataset's folder holds what its manifest lists, byte by byte, and nothing besides.
import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, readSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST, type Manifest, SUMS } from '../../records/manifest.ts'
import { Check } from './check.ts'
import { readManifest } from '../dataset/manifest-form.ts'

/** Folders in which nothing may be that the manifest does not list. */
const OURS = ['data', 'truth', 'csv', 'parquet']
const UNFINISHED = 'UNFINISHED'
const RESOLVED = 'scenario.resolved.yaml'
const BLOCK = 1 << 20
const LINE = /^([0-9a-f]{64}) {2}(.+)$/

/** What a file turned out to be. */
interface Digest {
  readonly bytes: number
  readonly sha256: string
}

export class FileChecks {
  readonly manifest = new Check('files.manifest', 'the manifest is there and of the right form')
  readonly finished = new Check('files.finished', 'nothing is left of an interrupted run')
  readonly listed = new Check('files.listed', 'every listed file is there, and no other in the folders of tables')
  readonly digests = new Check('files.digests', 'files have the size and the SHA-256 that the manifest tells')
  readonly sums = new Check('files.sums', 'SHA256SUMS lists every file of the manifest and the manifest, and is right')
  readonly scenario = new Check('files.scenario', 'the resolved scenario is the one of the manifest')
  readonly all = [this.manifest, this.finished, this.listed, this.digests, this.sums, this.scenario]
  readonly #root: string
  readonly #found: readonly string[]
  readonly #digests = new Map<string, Digest>()

  /** Throws what the file system throws if the folder cannot be read. */
  constructor(root: string) {
    this.#root = root
    this.#found = filesOf(root)
  }

  /** Whether the files can be trusted to be those that were written. */
  get ok(): boolean {
    return this.all.every(({ failures }) => failures === 0)
  }

  /** The manifest, where there is one of the right form. */
  readManifest(): Manifest | undefined {
    for (const path of this.#found) {
      this.finished.expect(!path.endsWith('.partial') && path !== UNFINISHED, `${path} is of a run that did not end`)
    }
    this.manifest.examined++
    if (!this.#found.includes(MANIFEST)) {
      this.manifest.fail(`there is no ${MANIFEST}`)
      return undefined
    }
    const read = readManifest(readFileSync(join(this.#root, MANIFEST), 'utf8'))
    if (!Array.isArray(read)) return read as Manifest
    for (const problem of read) this.manifest.fail(`${MANIFEST}: ${problem}`)
    return undefined
  }

  /** `onBytes` hears how many bytes were read. */
  compare(manifest: Manifest, onBytes: (bytes: number) => void): void {
    const listed = new Set(manifest.files.map(({ path }) => path))
    const found = new Set(this.#found)
    for (const { path, bytes, sha256 } of manifest.files) {
      this.listed.expect(found.has(path), `${path} is missing`)
      if (!found.has(path)) continue
      const is = this.#digestOf(path, onBytes)
      const same = is.bytes === bytes && is.sha256 === sha256
      this.digests.expect(same, `${path} has ${is.bytes} bytes and ${is.sha256}, not ${bytes} and ${sha256}`)
    }
    this.listed.expect(listed.size === manifest.files.length, `${MANIFEST} lists a file twice`)
    for (const path of this.#found) {
      if (OURS.includes(path.split('/')[0])) this.listed.expect(listed.has(path), `${path} is not listed`)
    }
    this.#checkSums(manifest)
    if (!found.has(RESOLVED)) return
    const { sha256 } = this.#digestOf(RESOLVED)
    const told = manifest.scenarioSha256
    this.scenario.expect(sha256 === told, `${RESOLVED} has ${sha256}, not ${told}`)
  }

  #checkSums(manifest: Manifest): void {
    if (!existsSync(join(this.#root, SUMS))) return this.sums.expect(false, `there is no ${SUMS}`)
    const lines = readFileSync(join(this.#root, SUMS), 'utf8').split('\n')
    const named = new Set<string>()
    this.sums.expect(lines.pop() === '', `${SUMS} does not end with a line`)
    lines.forEach((line, i) => {
      const [, sha256, path] = LINE.exec(line) ?? []
      const there = path !== undefined && this.#found.includes(path)
      const is = there ? this.#digestOf(path).sha256 : 'no file'
      named.add(path)
      this.sums.expect(is === sha256, `${SUMS} line ${i + 1} is ${line.slice(0, 200)}, but there is ${is}`)
    })
    for (const path of [MANIFEST, ...manifest.files.map((file) => file.path)]) {
      this.sums.expect(named.has(path), `${SUMS} does not list ${path}`)
    }
  }

  #digestOf(path: string, onBytes?: (bytes: number) => void): Digest {
    let digest = this.#digests.get(path)
    if (!digest) this.#digests.set(path, digest = digestOf(join(this.#root, path), onBytes))
    return digest
  }
}

function filesOf(root: string): string[] {
  return readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [entry.name]
    if (!OURS.includes(entry.name)) return []
    const below = readdirSync(join(root, entry.name), { recursive: true, withFileTypes: true })
    return below.filter((each) => !each.isDirectory()).map((each) =>
      join(each.parentPath, each.name).slice(join(root, '/').length).replaceAll('\\', '/'))
  }).sort()
}

function digestOf(path: string, onBytes?: (bytes: number) => void): Digest {
  const hash = createHash('sha256')
  const block = Buffer.allocUnsafe(BLOCK)
  const descriptor = openSync(path, 'r')
  try {
    let bytes = 0
    for (let got = readSync(descriptor, block); got > 0; got = readSync(descriptor, block)) {
      hash.update(block.subarray(0, got))
      bytes += got
      onBytes?.(got)
    }
    return { bytes, sha256: hash.digest('hex') }
  } finally {
    closeSync(descriptor)
  }
}
