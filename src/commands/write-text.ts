// Writing a text to a file, whole or not at all.
import { renameSync, rmSync, writeFileSync } from 'node:fs'

/** Throws what the file system throws. */
export function writeText(path: string, text: string): void {
  const partial = `${path}.partial`
  try {
    writeFileSync(partial, text)
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}
