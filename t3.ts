import { makePopulation } from '/work/main/src/population/population.ts'
import { Holdings } from '/work/main/src/population/holdings.ts'
import { Crowd } from '/work/main/src/crowd/crowd.ts'
import { profiles } from '/work/main/src/crowd/profiles/index.ts'
import { LookBack } from '/work/main/src/crowd/look-back.ts'
import { Day } from '/work/main/src/traffic/day.ts'
import { draw } from '/work/main/src/base/random.ts'
const N = +(process.argv[2] ?? 20000)
const scenario: any = { seed: '1', period: { from: 19142, to: 19150, utcOffset: 480 }, network: { onNetShare: .6, cells: 400 }, population: { subscribers: N, profiles: { resident: 1 }, answers: { known: .78, expected: .53, unknown: .24, marked: .09 } }, groups: {} }
const pop = makePopulation(scenario), h = new Holdings(pop.lines.addresses), crowd = new Crowd(scenario, pop, profiles, h)
const day = new Day(crowd, [])
const z = new Int32Array(0), script = { length: 0, ms: z, caller: z, callee: z, key: z, view: new Uint8Array(0), errand: z, barred: new Uint8Array(0), limit: z }
const kinds = new Int32Array(9); let n = 0; let recs=0
const samp: number[][] = []
const listener = { attempt(a: number, b: number, ms: number, key: number, row: number, o: any) { n++; kinds[o.ending]++; recs += (pop.lines.subscriberAt(a)>=0?1:0) + (o.setup>0&&pop.lines.subscriberAt(b)>=0?1:0); if ((key & 63) === 0 || o.ending===1 && (key&3)===0) samp.push([a,b,ms,key,o.ending]) } }
for (let d = 0; d < 3; d++) { n = 0; recs=0; kinds.fill(0); samp.length=0; const c = process.cpuUsage(); day.run(d, script, listener); const u = process.cpuUsage(c); console.log('day', d, 'attempts', n, n/N, 'recs', recs, 'ns/attempt', (u.user+u.system)*1000/n, 'ns/rec', (u.user+u.system)*1000/recs, [...kinds].map(x=>(x/n).toFixed(3)).join(' ')) }
crowd.setDay(2)
const lb = new LookBack(crowd, { holds: () => false })
let wrong = 0, busy=0, vis=0; const c = process.cpuUsage(); for (const [a,b,ms,key,e] of samp) { if (e===1) busy++; if (lb.engaged(a,ms,a,key)) { wrong++; continue } const off = crowd.isOffNet(b); const eb = lb.engaged(b,ms,a,key); if (eb && e!==1) wrong++; if (!eb && e===1 && !off) wrong++ } const u = process.cpuUsage(c)
console.log('lookback', samp.length, 'busy', busy, 'wrong', wrong, 'us/attempt', (u.user+u.system)/samp.length, 'visits', lb.visits/samp.length/2)
lb.careless = true; wrong=0; for (const [a,b,ms,key,e] of samp) if (lb.engaged(b,ms,a,key) && e!==1) wrong++; console.log('careless wrong', wrong)
