#!/usr/bin/env node
// The door: which commands there are; their bodies are loaded when called.
import yargs, { type Argv } from 'yargs'
import { hideBin } from 'yargs/helpers'
import { detectionCommands } from './commands/detection.ts'
import { compileLater } from './commands/engine.ts'
import { lookingCommands } from './commands/looking.ts'
import { sharingCommands } from './commands/sharing.ts'
import { prepareThreads } from './commands/threads.ts'
import { VERSION } from './package.ts'

/** Runs a command line and gives its exit code. */
export async function cli(argv: readonly string[]): Promise<number> {
  let code = 0
  const ending = (body: () => Promise<number>) => async (): Promise<void> => { code = await body() }
  const parser = yargs(argv as string[])
    .scriptName('patchcord')
    .usage('$0 <command>\n\nSimulates a mobile network with relay-phone operations in it and writes labelled call detail records.')
    .command('generate <scenario>', 'write the dataset of a scenario', generateOptions, (args) =>
      ending(async () => {
        prepareThreads(args.workers)
        return (await import('./commands/generate.ts')).generate(args)
      })())
    .command('merge <folders..>', 'put the shards of a run together', mergeOptions, (args) =>
      ending(async () => (await import('./commands/merge.ts')).merge(args))())
    .command('check <scenario>', 'tell every problem of a scenario', scenarioOptions, (args) =>
      ending(async () => (await import('./commands/check.ts')).check(args))())
    .command('plan <scenario>', 'tell what generate would write, and what it would cost', planOptions, (args) =>
      ending(async () => (await import('./commands/plan.ts')).plan(args))())
    .command('verify <dataset>', 'read a dataset again: digests, rows, laws', verifyOptions, (args) =>
      ending(async () => (await import('./commands/verify.ts')).verify(args.dataset, args))())
    .command('features [dataset]', 'compute features of every SIM of a dataset', featuresOptions, (args) =>
      ending(async () => (await import('./commands/features.ts')).features(args))())
    .command('realism <dataset>', 'hold the ordinary SIMs of a dataset against published figures', realismOptions, (args) =>
      ending(async () => (await import('./commands/realism.ts')).realism(args))())
    .command('explain <dataset> [what]', 'tell the life of an operation, a SIM, a handset or a person', explainOptions, (args) =>
      ending(async () => (await import('./commands/explain.ts')).explainLife(args))())
    .command('schema', 'print the JSON Schema of scenarios', (y) => y, () =>
      ending(async () => (await import('./commands/schema.ts')).schema())())
    .command('init [file]', 'write a commented scenario to start from', initOptions, (args) =>
      ending(async () => (await import('./commands/init.ts')).init(args))())
    .completion('completion', 'print a script that completes commands in bash or zsh')
    .demandCommand(1, 'Name a command: patchcord --help lists them.')
    .strict()
    .version(VERSION)
    .alias({ help: 'h', version: 'v' })
    .wrap(Math.min(110, process.stdout.columns ?? 100))
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => { throw error ?? new UsageMistake(message ?? 'that cannot be understood') })
  detectionCommands(parser, async (body) => { code = await body() })
  lookingCommands(parser, async (body) => { code = await body() })
  sharingCommands(parser, async (body) => { code = await body() })
  try {
    await parser.parseAsync()
    return code
  } catch (error) {
    if (error instanceof UsageMistake) {
      process.stderr.write(`patchcord: ${misunderstood(error.message, argv[0])}\n`)
      return 2
    }
    return (await import('./commands/exit.ts')).explain(error)
  }
}

class UsageMistake extends Error {}

/** What the parser says, in words for people, and where to read on. */
function misunderstood(message: string, command = ''): string {
  if (message === `Unknown argument: ${command}`) return `there is no command ${command}.\nSee patchcord --help.`
  const said = message.replace(/^Not enough non-option arguments: .*/, `${command}: of what? Something is missing.`)
  return `${said}\nSee patchcord ${/^[a-z]+$/.test(command) ? `${command} ` : ''}--help.`
}

function scenarioOptions(y: Argv) {
  return y
    .positional('scenario', { type: 'string', demandOption: true, describe: 'YAML file' })
    .option('set', { type: 'string', array: true, nargs: 1, default: [] as string[], describe: 'override, such as population.subscribers=5000' })
    .option('quiet', { type: 'boolean', default: false, describe: 'say nothing but problems' })
}

function generateOptions(y: Argv) {
  return scenarioOptions(y)
    .option('out', { type: 'string', describe: 'folder of the dataset (output/<name>)' })
    .option('seed', { type: 'string', describe: 'seed, in place of the scenario\'s' })
    .option('format', { type: 'string', describe: 'csv, parquet, or csv,parquet' })
    .option('single-file', { type: 'boolean', describe: 'one file a table instead of one folder a day' })
    .option('ids', { type: 'string', choices: ['string', 'int64'], describe: 'type of identifiers in Parquet' })
    .option('blind', { type: 'boolean', describe: 'leave the label out of data/calls' })
    .option('workers', { type: 'number', describe: 'threads (all cores)' })
    .option('shard', { type: 'string', describe: 'write one share of the days: 3/8, or auto in an array of a cluster' })
    .option('force', { type: 'boolean', default: false, describe: 'replace what is there; without it an interrupted run is gone on with' })
    .option('json', { type: 'boolean', default: false, describe: 'print the manifest as one JSON object' })
}

function mergeOptions(y: Argv) {
  return y
    .positional('folders', { type: 'string', array: true, demandOption: true, describe: 'folders of shards, or one that holds them' })
    .option('out', { type: 'string', describe: 'folder of the dataset (output/<name>)' })
    .option('force', { type: 'boolean', default: false, describe: 'replace an existing dataset' })
    .option('json', { type: 'boolean', default: false, describe: 'print the manifest as one JSON object' })
    .option('quiet', { type: 'boolean', default: false, describe: 'say nothing but problems' })
}

function planOptions(y: Argv) {
  return scenarioOptions(y).option('json', { type: 'boolean', default: false, describe: 'print one JSON object' })
}

function verifyOptions(y: Argv) {
  return y
    .positional('dataset', { type: 'string', demandOption: true, describe: 'folder of the dataset' })
    .option('json', { type: 'boolean', default: false, describe: 'print one JSON object' })
    .option('quiet', { type: 'boolean', default: false, describe: 'say nothing but failures' })
}

function featuresOptions(y: Argv) {
  return y
    .positional('dataset', { type: 'string', describe: 'folder of the dataset' })
    .option('out', { type: 'string', describe: 'file to write, .csv or .parquet (CSV to stdout)' })
    .option('only', { type: 'string', describe: 'names of the features wanted, such as calls,out_share' })
    .option('from', { type: 'string', describe: 'first day to look at' })
    .option('to', { type: 'string', describe: 'last day to look at' })
    .option('truth', { type: 'boolean', default: false, describe: 'add label, profile and operation of each SIM' })
    .option('list', { type: 'boolean', default: false, describe: 'tell the features there are, and what they mean' })
    .option('json', { type: 'boolean', default: false, describe: 'with --list: print one JSON array' })
    .option('quiet', { type: 'boolean', default: false, describe: 'say nothing but problems' })
}

function realismOptions(y: Argv) {
  return y
    .positional('dataset', { type: 'string', demandOption: true, describe: 'folder of the dataset' })
    .option('targets', { type: 'string', describe: 'YAML file of figures, in place of the published ones' })
    .option('reference', { type: 'string', array: true, describe: 'compare with records of your own: CSV or Parquet files with the columns of data/calls, or another dataset' })
    .option('html', { type: 'string', describe: 'file to write as a page, with a picture of each distribution' })
    .option('json', { type: 'boolean', default: false, describe: 'print one JSON object' })
    .option('quiet', { type: 'boolean', default: false, describe: 'say nothing but required targets that are missed' })
}

function explainOptions(y: Argv) {
  return y
    .positional('dataset', { type: 'string', demandOption: true, describe: 'folder of the dataset' })
    .positional('what', { type: 'string', describe: 'operation, IMSI, number, IMEI or holder; without it: the operations there are' })
    .option('svg', { type: 'string', describe: 'file to draw it in: SIMs over handsets, calls, bars, moves' })
    .option('json', { type: 'boolean', default: false, describe: 'print one JSON object' })
    .option('quiet', { type: 'boolean', default: false, describe: 'say nothing while reading' })
}

function initOptions(y: Argv) {
  return y
    .positional('file', { type: 'string', default: 'scenario.yaml', describe: 'file to write, - for stdout' })
    .option('force', { type: 'boolean', default: false, describe: 'replace an existing file' })
}

compileLater()
process.exitCode = await cli(hideBin(process.argv))
