// What a kind of operation is: defaults over shared pieces, and a label. Nothing else may depend on the kind.
import type { OperationDefaults } from '../scenario/settings.ts'

export interface Kind {
  readonly name: string
  /** One sentence for the scenario's schema. */
  readonly description: string
  /** 1: its calls to targets are relay calls; 0: lawful. */
  readonly label: 0 | 1
  /** Fraud of another sort than relaying has label 0 too, and says so. */
  readonly sort: 'relay' | 'other fraud' | 'lawful'
  readonly defaults: OperationDefaults
}
