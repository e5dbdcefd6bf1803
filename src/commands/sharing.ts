// The commands that hand a dataset on: in other people's formats, and published.
import type { Argv } from 'yargs'

/** Adds them; `ending` keeps the exit code of a body. */
export function sharingCommands(parser: Argv, ending: (body: () => Promise<number>) => Promise<void>): Argv {
  return parser
    .command('export <dataset>', 'write a dataset in a format of other tools', exportOptions, (args) =>
      ending(async () => (await import('./export.ts')).exportDataset(args)))
    .command('publish <dataset>', 'renew the documents of a dataset, or lay it out for Hugging Face', publishOptions, (args) =>
      ending(async () => (await import('./publish.ts')).publish(args)))
}

function publishOptions(y: Argv) {
  return y
    .positional('dataset', { type: 'string', demandOption: true, describe: 'folder of the dataset' })
    .option('title', { type: 'string', describe: 'its title' })
    .option('description', { type: 'string', describe: 'what it is, in some sentences' })
    .option('creator', { type: 'string', array: true, nargs: 1, describe: 'a person or body that publishes it' })
    .option('licence', { type: 'string', describe: 'SPDX identifier (CC0-1.0)' })
    .option('url', { type: 'string', describe: 'where it can be found' })
    .option('date', { type: 'string', describe: 'day of publication, as in 2026-11-24' })
    .option('croissant', { type: 'string', choices: ['1.0', '1.1'] as const, default: '1.1' as const, describe: 'version of croissant.json' })
    .option('hf', { type: 'string', describe: 'new folder: the files by splits of time, as Hugging Face names them' })
    .option('quiet', { type: 'boolean', default: false, describe: 'say nothing but problems' })
}

function exportOptions(y: Argv) {
  return y
    .positional('dataset', { type: 'string', demandOption: true, describe: 'folder of the dataset' })
    .option('as', { type: 'string', demandOption: true, describe: 'bandicoot, fraudzen, graph, sichuan2020 or sql' })
    .option('out', { type: 'string', describe: 'new or empty folder (<dataset>-<format>)' })
    .option('quiet', { type: 'boolean', default: false, describe: 'say nothing but problems' })
}
