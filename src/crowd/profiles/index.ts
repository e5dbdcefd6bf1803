// The kinds of subscriber there are, one a line.
import type { Profile } from '../profile.ts'
import { agent } from './agent.ts'
import { courier } from './courier.ts'
import { driver } from './driver.ts'
import { dualSim } from './dual-sim.ts'
import { family } from './family.ts'
import { idle } from './idle.ts'
import { machine } from './machine.ts'
import { newcomer } from './newcomer.ts'
import { probe } from './probe.ts'
import { repairShop } from './repair-shop.ts'
import { resident } from './resident.ts'
import { shop } from './shop.ts'
import { telemarketer } from './telemarketer.ts'

export const profiles: readonly Profile[] = [
  resident,
  courier,
  driver,
  agent,
  telemarketer,
  shop,
  dualSim,
  family,
  repairShop,
  newcomer,
  probe,
  idle,
  machine,
]
