// What a kind of operation is: defaults over shared pieces, and a label. Nothing else may depend on the kind.
import type { OperationDefaults } from '../scenario/settings.ts'

export interface Kind {
  readonly name: string
  /** One sentence for the scenario's schema. */
  readonly description: string
  /** 1: its calls to targets are relay calls; 0: lawful. */
  readonly label: 0 | 1
  readonly defaults: OperationDefaults
}
