// patchcord verify: reads a dataset again and says whether it is what it claims to be.
import { type CheckResult, type Verdict, verifyDataset } from '../tools/verify/verify.ts'
import { Exit, explain } from './exit.ts'
import { mayColour, many, print } from './terminal.ts'
import { VerifyLine } from './verify-line.ts'

export interface VerifyOptions {
  readonly json: boolean
  readonly quiet: boolean
}

/** Gives the exit code: 0, 5 if a check fails, 4 if the folder cannot be read. */
export async function verify(dataset: string, { json, quiet }: VerifyOptions): Promise<number> {
  const line = new VerifyLine(quiet)
  try {
    const verdict = await verifyDataset(dataset, { onProgress: (progress) => line.show(progress) })
    line.end()
    if (json) print(JSON.stringify({ dataset, ...verdict }))
    else if (!quiet || !verdict.ok) print(report(dataset, verdict, quiet))
    return verdict.ok ? Exit.ok : Exit.verification
  } catch (error) {
    line.end()
    return explain(error)
  }
}

/** A line a check; below those that fail, their examples. */
function report(dataset: string, { ok, records, checks }: Verdict, failuresOnly: boolean): string {
  const colour = mayColour(process.stdout)
  const paint = (code: number, text: string) => (colour ? `\u001B[${code}m${text}\u001B[0m` : text)
  const shown = failuresOnly ? checks.filter((check) => !check.ok) : checks
  const name = Math.max(...checks.map((check) => check.name.length))
  const examined = Math.max(...checks.map((check) => many(check.examined).length))
  const lines = shown.flatMap((check) => {
    const fine = check.examined > 0 ? paint(32, 'ok') : paint(2, '-')
    const word = check.ok ? fine : paint(31, `${many(check.failures)} wrong`)
    return [
      `${check.name.padEnd(name)}  ${many(check.examined).padStart(examined)}  ${word}`,
      ...(check.ok ? [] : explanation(check)),
    ]
  })
  const failed = checks.filter((check) => !check.ok).length
  const of = checks.length
  const sum = ok ? paint(32, `all ${of} checks hold`) : paint(31, `${failed} of ${of} checks fail`)
  return [...lines, '', `${dataset}: ${many(records)} call records, ${sum}`].join('\n')
}

function explanation({ law, failures, examples }: CheckResult): string[] {
  const more = failures > examples.length ? [`    … and ${many(failures - examples.length)} more`] : []
  return [`  law: ${law}`, ...examples.map((example) => `    ${example}`), ...more]
}
