// The commands around detectors: splits, scores, baselines, audits, contests.
import type { Argv } from 'yargs'

/** Adds them; `ending` keeps the exit code of a body. */
export function detectionCommands(parser: Argv, ending: (body: () => Promise<number>) => Promise<void>): Argv {
  return parser
    .command('score <dataset> <scores>', 'tell what the scores of a detector are worth', scoreOptions, (args) =>
      ending(async () => (await import('./score.ts')).score(args)))
    .command('split <dataset>', 'write what to learn from and what to score, without leakage', splitOptions, (args) =>
      ending(async () => (await import('./split.ts')).split(args)))
    .command('baseline [name] [dataset]', 'score the SIMs of a dataset by a plain detector', baselineOptions, (args) =>
      ending(async () => (await import('./baseline.ts')).baseline(args)))
    .command('audit <dataset>', 'tell whether a dataset is trivial, and what gives relays away', auditOptions, (args) =>
      ending(async () => (await import('./audit.ts')).audit(args)))
    .command('contest', 'let detectors compete on datasets made here', contestOptions, (args) =>
      ending(async () => (await import('./contest.ts')).contest(args)))
    .command('calibrate <scenario>', 'move a setting until a baseline is as good as asked for', calibrateOptions, (args) =>
      ending(async () => (await import('./calibrate.ts')).calibrate(args)))
}

const LEVEL_NAMES = ['sim', 'handset', 'call', 'operation']

function datasetOption(y: Argv) {
  return y
    .positional('dataset', { type: 'string', demandOption: true, describe: 'folder of the dataset' })
    .option('quiet', { type: 'boolean', default: false, describe: 'say nothing but problems' })
}

function scoreOptions(y: Argv) {
  return datasetOption(y)
    .positional('scores', { type: 'string', demandOption: true, describe: 'CSV or Parquet: entity_id, score [, ts] [, group_id]; - for stdin' })
    .option('level', { type: 'string', choices: LEVEL_NAMES, default: 'sim', describe: 'what entity_id is' })
    .option('split', { type: 'string', describe: 'folder of a split: score its test part' })
    .option('from', { type: 'string', describe: 'first day of the window (that of the dataset)' })
    .option('to', { type: 'string', describe: 'last day of the window' })
    .option('who', { type: 'string', choices: ['callers', 'all'], default: 'callers', describe: 'entities with an answered outgoing call, or with any record' })
    .option('missing', { type: 'string', choices: ['error', 'lowest'], default: 'error', describe: 'what a missing score is' })
    .option('budget', { type: 'number', default: 100, describe: 'alerts a day' })
    .option('k', { type: 'number', default: 100, describe: 'highest scores whose precision is told' })
    .option('replicates', { type: 'number', default: 200, describe: 'draws of the bootstrap; 0 for no intervals' })
    .option('seed', { type: 'string', default: '1', describe: 'seed of ties, of the random row and of the bootstrap' })
    .option('fail-under', { type: 'string', array: true, nargs: 1, default: [] as string[], describe: 'exit with 3 below, such as ap=0.6' })
    .option('html', { type: 'string', describe: 'write a page with curves' })
    .option('json', { type: 'boolean', default: false, describe: 'print one JSON object' })
}

function splitOptions(y: Argv) {
  return datasetOption(y)
    .option('out', { type: 'string', demandOption: true, describe: 'folder of the split' })
    .option('level', { type: 'string', choices: LEVEL_NAMES, default: 'sim', describe: 'what entity_id is' })
    .option('train', { type: 'number', describe: 'days to learn from (7, or a third of the period)' })
    .option('gap', { type: 'number', describe: 'days between, in which labels become known (as many)' })
    .option('test', { type: 'number', describe: 'days to be scored (as many)' })
    .option('folds', { type: 'number', default: 1, describe: 'how many splits, each later by the length of the test' })
    .option('delay', { type: 'number', describe: 'days until a label is known (those of the gap)' })
    .option('disjoint', { type: 'boolean', default: false, describe: 'no operation in both parts' })
    .option('train-operations', { type: 'number', default: 0.3, describe: 'share of operations to learn from, with --disjoint' })
    .option('seed', { type: 'string', default: '1', describe: 'seed of the draw of operations' })
}

function baselineOptions(y: Argv) {
  return y
    .positional('name', { type: 'string', describe: 'one of --list' })
    .positional('dataset', { type: 'string', describe: 'folder of the dataset' })
    .option('split', { type: 'string', describe: 'folder of a split: learn from its train part, score its test part' })
    .option('out', { type: 'string', describe: 'CSV to write (stdout)' })
    .option('seed', { type: 'string', default: '1', describe: 'seed of what is drawn' })
    .option('list', { type: 'boolean', default: false, describe: 'tell what baselines there are' })
    .option('quiet', { type: 'boolean', default: false, describe: 'say nothing but problems' })
}

function auditOptions(y: Argv) {
  return datasetOption(y)
    .option('split', { type: 'string', describe: 'folder of a split (a third of the period each, operations apart)' })
    .option('seed', { type: 'string', default: '1', describe: 'seed of what is drawn' })
    .option('fail-on-leak', { type: 'boolean', default: false, describe: 'exit with 3 where there is a leak' })
    .option('json', { type: 'boolean', default: false, describe: 'print one JSON object' })
}

function contestOptions(y: Argv) {
  return y
    .option('detector', {
      type: 'string', array: true, nargs: 1, default: [] as string[], describe: 'command; {data} is its input folder, {out} the scores to write',
    })
    .option('baselines', { type: 'string', describe: 'all, or names of patchcord baseline --list' })
    .option('suite', { type: 'string', default: 'core', describe: 'core: five levels, ten seeds; quick: two tiny datasets' })
    .option('levels', { type: 'string', describe: 'some of smoke,easy,realistic,camouflaged,adaptive' })
    .option('sizes', { type: 'string', describe: 'some of tiny,small,medium,large' })
    .option('seeds', { type: 'string', describe: 'such as 0..9' })
    .option('time-limit', { type: 'number', default: 600, describe: 'seconds that a detector may take on a dataset' })
    .option('budget', { type: 'number', default: 100, describe: 'alerts a day' })
    .option('format', { type: 'string', choices: ['parquet', 'csv', 'csv,parquet'], default: 'parquet', describe: 'format of the data' })
    .option('out', { type: 'string', default: 'output/contest', describe: 'folder of datasets, scores and results; what is there is not done again' })
    .option('markdown', { type: 'string', describe: 'document into which the tables are written' })
    .option('keep', { type: 'boolean', default: false, describe: 'keep the datasets' })
    .option('json', { type: 'boolean', default: false, describe: 'print one JSON object' })
    .option('quiet', { type: 'boolean', default: false, describe: 'say nothing but problems' })
}

function calibrateOptions(y: Argv) {
  return y
    .positional('scenario', { type: 'string', demandOption: true, describe: 'YAML file' })
    .option('target', { type: 'string', demandOption: true, describe: 'such as ap=0.5@forest: metric, number, baseline' })
    .option('knob', { type: 'string', describe: 'what is moved, such as operations.fresh.count=1..200 (the count of the relays that dial least)' })
    .option('set', { type: 'string', array: true, nargs: 1, default: [] as string[], describe: 'override, such as population.subscribers=5000' })
    .option('seeds', { type: 'string', default: '0..2', describe: 'over which the metric is averaged' })
    .option('tolerance', { type: 'number', default: 0.02, describe: 'how near is near enough' })
    .option('steps', { type: 'number', default: 8, describe: 'halvings at most' })
    .option('out', { type: 'string', describe: 'scenario to write (stdout)' })
    .option('quiet', { type: 'boolean', default: false, describe: 'say nothing but problems' })
}
