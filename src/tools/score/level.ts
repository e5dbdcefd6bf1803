// At which level entities are scored, and what identifies one.

export interface Level {
  readonly name: 'sim' | 'handset' | 'call' | 'operation'
  /** Column of data/calls that holds `entity_id`. */
  readonly key: 'served_imsi' | 'served_imei' | 'network_call_reference'
  readonly description: string
}

export const LEVELS: readonly Level[] = [
  { name: 'sim', key: 'served_imsi', description: 'entity_id is an IMSI' },
  { name: 'handset', key: 'served_imei', description: 'entity_id is an IMEI; both handsets of a pair count' },
  { name: 'call', key: 'network_call_reference', description: 'entity_id is a network_call_reference' },
  {
    name: 'operation', key: 'served_imsi',
    description: 'entity_id is an IMSI; an operation counts once, by the highest score of its SIMs',
  },
]
