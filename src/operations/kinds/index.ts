// The kinds of operation there are, one a line: relay operations, other frauds, and lawful callers.
import type { Kind } from '../kind.ts'
import { callCentre } from './call-centre.ts'
import { carPair } from './car-pair.ts'
import { deliveryStation } from './delivery-station.ts'
import { hotelHopping } from './hotel-hopping.ts'
import { hotelLandline } from './hotel-landline.ts'
import { irsfBurst } from './irsf-burst.ts'
import { loudspeakerPair } from './loudspeaker-pair.ts'
import { relayPair } from './relay-pair.ts'
import { remoteDialler } from './remote-dialler.ts'
import { robocaller } from './robocaller.ts'
import { simBox } from './sim-box.ts'
import { stolenSims } from './stolen-sims.ts'
import { telemarketingRoom } from './telemarketing-room.ts'
import { wangiri } from './wangiri.ts'

export const kinds: readonly Kind[] = [
  relayPair,
  loudspeakerPair,
  remoteDialler,
  hotelLandline,
  carPair,
  hotelHopping,
  simBox,
  stolenSims,
  wangiri,
  irsfBurst,
  robocaller,
  telemarketingRoom,
  callCentre,
  deliveryStation,
]
