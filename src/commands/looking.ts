// The commands that look at a dataset: in a terminal, and as a page.
import type { Argv } from 'yargs'

/** Adds them; `ending` keeps the exit code of a body. */
export function lookingCommands(parser: Argv, ending: (body: () => Promise<number>) => Promise<void>): Argv {
  return parser
    .command('inspect <dataset>', 'take a first look: tables, classes, operations, calls per hour, some records', inspectOptions, (args) =>
      ending(async () => (await import('./inspect.ts')).inspect(args)))
}

function datasetOption(y: Argv) {
  return y
    .positional('dataset', { type: 'string', demandOption: true, describe: 'folder of the dataset' })
    .option('quiet', { type: 'boolean', default: false, describe: 'say nothing but problems' })
}

function inspectOptions(y: Argv) {
  return datasetOption(y)
    .option('sql', { type: 'string', describe: 'answer a question in SQL instead; views: calls, subscribers, cells, truth_calls, …' })
    .option('json', { type: 'boolean', default: false, describe: 'print one JSON object, or the rows of an answer' })
}
