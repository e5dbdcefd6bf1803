// How a command ends: errors become messages for people, and exit codes for machines.
import { renderProblems } from '../base/problem.ts'
import { ReadError } from '../records/reading/read-error.ts'
import { FolderError } from '../run/folder.ts'
import { DamageError, MergeError } from '../run/merge.ts'
import { ScenarioError } from '../scenario/index.ts'
import { DatasetError } from '../tools/dataset/dataset-error.ts'
import { SqlError } from '../tools/inspect/sql.ts'
import { ScoresError } from '../tools/score/scores.ts'
import { SplitError } from '../tools/split/windows.ts'
import { mayColour, warn } from './terminal.ts'

export const Exit = { ok: 0, internal: 1, usage: 2, expectation: 3, inputOutput: 4, verification: 5, interrupted: 130 } as const

/** What somebody asked for cannot be done as asked. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Somebody pressed Ctrl-C. */
export class Interrupted extends Error {
  override name = 'Interrupted'
}

/** There is no room for what is to be written; the message says how much is needed. */
export class DiskFull extends Error {
  override name = 'DiskFull'
}

/** Says what went wrong and gives the exit code. */
export function explain(error: unknown): number {
  if (error instanceof ScenarioError) {
    warn(renderProblems(error.problems, { colour: mayColour(process.stderr) }).trimEnd())
    return Exit.usage
  }
  if (error instanceof UsageError || error instanceof FolderError || error instanceof MergeError || error instanceof ScoresError || error instanceof SplitError
    || error instanceof SqlError) {
    warn(`patchcord: ${error.message}`)
    return Exit.usage
  }
  if (error instanceof Interrupted) {
    warn(`patchcord: ${error.message}`)
    return Exit.interrupted
  }
  if (error instanceof DamageError) {
    warn(`patchcord: ${error.message}`)
    return Exit.verification
  }
  if (error instanceof DiskFull || error instanceof DatasetError || error instanceof ReadError) {
    warn(`patchcord: ${error.message}`)
    return Exit.inputOutput
  }
  if (isSystemError(error)) {
    warn(`patchcord: ${systemMessage(error)}`)
    return Exit.inputOutput
  }
  warn(`patchcord: internal error, please report it with the scenario and the seed\n${error instanceof Error ? error.stack : String(error)}`)
  return Exit.internal
}

interface SystemError extends Error {
  readonly code: string
  readonly path?: string
  readonly syscall: string
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'syscall' in error && 'code' in error
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'there is a file of that name, where a folder is wanted',
  EDQUOT: 'the quota of the disk is used up',
}

function systemMessage({ code, path, message }: SystemError): string {
  const reason = REASONS[code]
  return reason ? `${path ?? 'writing'}: ${reason} (${code})` : message
}
