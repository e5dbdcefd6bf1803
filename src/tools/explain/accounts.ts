// Accounts: what came of an operation's calls, and of a SIM, as the truth sums it up.
import { SIM_ENDS, TARGET_OUTCOMES, TRUTH_SIM_LIVES, TRUTH_TARGETS } from '../../records/account-tables.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Subject } from './subject.ts'

/** Name and number, in the order in which they are told. */
export type Account = readonly (readonly [name: string, count: number])[]

/** Of an operation: targets by outcome. Of a SIM that an operation had: its work, and how it ended. Else nothing. */
export async function accountOf(dataset: Dataset, subject: Subject): Promise<Account> {
  if (subject.kind === 'operation') return ofTargets(dataset, subject.id)
  return subject.kind === 'sim' ? ofSim(dataset, subject.sim.imsi) : []
}

async function ofTargets(dataset: Dataset, operation: string): Promise<Account> {
  const counts = new Map<string, number>(['targets', ...TARGET_OUTCOMES, 'called back', 'complained'].map((name) => [name, 0]))
  const add = (name: string, n: number) => counts.set(name, (counts.get(name) ?? 0) + n)
  await dataset.each(TRUTH_TARGETS, { columns: ['operation_id', 'called_back', 'complained', 'outcome'] }, (rows) => {
    const operations = rows.texts('operation_id')
    const [back, complained, outcome] = ['called_back', 'complained', 'outcome'].map((name) => rows.ints(name))
    for (let row = 0; row < rows.rows; row++) {
      if (operations[row] !== operation) continue
      add('targets', 1)
      add(TARGET_OUTCOMES[outcome[row]], 1)
      add('called back', back[row])
      add('complained', complained[row])
    }
  })
  return [...counts]
}

async function ofSim(dataset: Dataset, imsi: number): Promise<Account> {
  let account: Account = []
  await dataset.each(TRUTH_SIM_LIVES, { columns: ['imsi', 'end', 'active_days', 'calls', 'answered'] }, (rows) => {
    const row = rows.floats('imsi').indexOf(imsi)
    if (row < 0) return
    const at = (name: string) => rows.ints(name)[row]
    account = [['active days', at('active_days')], ['calls to targets', at('calls')], ['answered', at('answered')], [`in the end ${SIM_ENDS[at('end')]}`, 1]]
  })
  return account
}
