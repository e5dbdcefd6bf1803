// The commands that look at a dataset: in a terminal, and as a page.
import type { Argv } from 'yargs'

/** Adds them; `ending` keeps the exit code of a body. */
export function lookingCommands(parser: Argv, ending: (body: () => Promise<number>) => Promise<void>): Argv {
  return parser
    .command('inspect <dataset>', 'take a first look: tables, classes, operations, calls per hour, some records', inspectOptions, (args) =>
      ending(async () => (await import('./inspect.ts')).inspect(args)))
    .command('report <dataset>', 'write a page with pictures of a dataset, and Vega-Lite files of them', reportOptions, (args) =>
      ending(async () => (await import('./report.ts')).report(args)))
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

function reportOptions(y: Argv) {
  return datasetOption(y)
    .option('out', { type: 'string', describe: 'folder of the page (report, in the folder of the dataset)' })
    .option('scored', { type: 'string', array: true, nargs: 1, default: [] as string[], describe: 'what score --json printed about a detector, for its curves; once for each, named by its file' })
    .option('audit', { type: 'boolean', default: true, describe: 'with the audit; --no-audit is faster' })
    .option('seed', { type: 'string', default: '1', describe: 'seed of the audit' })
    .option('open', { type: 'boolean', default: false, describe: 'show it in a browser' })
}
