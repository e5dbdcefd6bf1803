// Owners of a dual-SIM handset with both SIMs of this network: two numbers, two IMEIs, one pair of ears.
import type { Profile } from '../profile.ts'
import { resident } from './resident.ts'

export const dualSim: Profile = {
  ...resident,
  name: 'dual-sim',
  description: 'The owner of a handset with two SIMs of this network, of which one can talk at a time.',
  // Assumed: 30 % of handsets take two SIMs; in most of them the second place is empty or has a SIM of another network.
  share: 0.03,
  habit: 'dual',
}
