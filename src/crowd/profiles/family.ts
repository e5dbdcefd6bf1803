// Families that swap: two people who now and then take each other's handset for some days.
import type { Profile } from '../profile.ts'
import { resident } from './resident.ts'

export const family: Profile = {
  ...resident,
  name: 'family',
  description: 'Somebody who swaps handsets with one of the family for days.',
  share: 0.01, // assumed: part of the 2 % of SIMs a month that go to another handset
  habit: 'family',
}
