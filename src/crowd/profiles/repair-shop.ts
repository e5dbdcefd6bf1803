// Repair shops: lend their customers a phone, so that dozens of SIMs pass through the same few handsets in a month.
import type { Profile } from '../profile.ts'
import { shop } from './shop.ts'

export const repairShop: Profile = {
  ...shop,
  name: 'repair-shop',
  description: 'A repair shop, which lends phones to customers: many SIMs in few handsets.',
  share: 0.0003, // assumed: one for some three thousand people
  habit: 'repair-shop',
}
