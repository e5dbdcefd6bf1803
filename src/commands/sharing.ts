// The commands that hand a dataset on: in other people's formats.
import type { Argv } from 'yargs'

/** Adds them; `ending` keeps the exit code of a body. */
export function sharingCommands(parser: Argv, ending: (body: () => Promise<number>) => Promise<void>): Argv {
  return parser
    .command('export <dataset>', 'write a dataset in a format of other tools', exportOptions, (args) =>
      ending(async () => (await import('./export.ts')).exportDataset(args)))
}

function exportOptions(y: Argv) {
  return y
    .positional('dataset', { type: 'string', demandOption: true, describe: 'folder of the dataset' })
    .option('as', { type: 'string', demandOption: true, describe: 'bandicoot, fraudzen, graph, sichuan2020 or sql' })
    .option('out', { type: 'string', describe: 'new or empty folder (<dataset>-<format>)' })
    .option('quiet', { type: 'boolean', default: false, describe: 'say nothing but problems' })
}
