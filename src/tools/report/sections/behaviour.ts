// How they call: distributions by class, and their middles as a table.
import { type Axis, type Child, type Picture, type Point, number, percent, seconds, sideBySide, table } from '../../../pictures/index.ts'
import type { MakeSection } from '../section.ts'
import type { Behaviour, Survey } from '../survey.ts'

/** Shares below this are not drawn. */
const LEAST = 1e-4

export const behaviour: MakeSection = ({ survey }, album) => ({
  id: 'behaviour', title: 'How they call', body: [
    sideBySide(
      album.show(exceeding(survey, {
        name: 'calls-a-day', title: 'Calls a day', of: 'outgoing attempts a day', unit: 'number', share: 'days with as many or more', curve: ({ perDay }) => perDay.exceeding(),
      }), { note: 'Days on which a SIM calls at all. Relay SIMs and busy lawful ones part from everybody else far to the right.' }),
      album.show(exceeding(survey, {
        name: 'durations', title: 'Talking time', of: 'talking time of answered calls', unit: 'seconds', share: 'calls as long or longer', curve: ({ durations }) => durations.exceeding(),
      }), { note: 'Answered outgoing calls.' }),
      album.show(exceeding(survey, {
        name: 'callees', title: 'Distinct numbers called', of: 'numbers called in the period', unit: 'number', share: 'SIMs with as many or more', curve: ({ callees }) => callees.exceeding(),
      }), { note: 'A SIM that calls strangers reaches far more numbers than one that calls friends.' }),
      album.show(exceeding(survey, {
        name: 'gaps', title: 'Time between calls', of: 'from one attempt to the next', unit: 'seconds', share: 'gaps as long or longer', curve: ({ gaps }) => gaps.exceeding(),
      }), { note: 'Between outgoing attempts of one SIM, below a day.' }),
      album.show(outShare(survey), { note: 'SIMs with ten answered calls or more. Who only calls and is never called back stands at the right edge.' }),
    ),
    middles(survey),
  ],
})

interface Told {
  readonly name: string
  readonly title: string
  readonly of: string
  readonly unit: NonNullable<Axis['format']>
  readonly share: string
  curve(behaviour: Behaviour): Point[]
}

function exceeding(survey: Survey, { name, title, of, unit, share, curve }: Told): Picture {
  return {
    name, title,
    description: `For each class of SIMs the share of ${share}, over ${of}; both axes are logarithmic.`,
    x: { label: of, scale: 'log', format: unit },
    y: { label: share, scale: 'log', domain: [LEAST, 1], format: 'percent' },
    height: 240,
    layers: lines(survey, (own) => curve(own).filter(([, rest]) => rest >= LEAST)),
  }
}

function outShare(survey: Survey): Picture {
  return {
    name: 'out-share', title: 'Outgoing share',
    description: 'For each class of SIMs the share of SIMs whose outgoing share of answered calls does not exceed a value.',
    x: { label: 'outgoing of the answered calls', scale: 'linear', domain: [0, 1], format: 'percent' },
    y: { label: 'SIMs up to here', scale: 'linear', domain: [0, 1], format: 'percent' },
    height: 240,
    layers: lines(survey, ({ outShare }) => (outShare.total === 0 ? [] : outShare.notExceeding(20, 1 / 20))),
  }
}

function lines({ classes, behaviour }: Survey, curve: (own: Behaviour) => Point[]): Picture['layers'] {
  return classes.all.flatMap(({ name, colour, dash, strong }, place) => {
    const points = curve(behaviour[place])
    return points.length < 2 ? [] : [{ mark: 'steps' as const, name, colour, dash, strong, points }]
  })
}

function middles({ classes, behaviour }: Survey): Child {
  const rows = classes.all.map(({ name, sims }, place): Child[] => {
    const { perDay, durations, callees, gaps, outShare, answered, days } = behaviour[place]
    const attempts = days.reduce((sum, count) => sum + count, 0)
    return [
      name, number(sims), number(attempts), attempts > 0 ? percent(answered / attempts) : '–', number(perDay.quantile(0.5)), number(perDay.quantile(0.9)),
      length(durations.quantile(0.5)), number(callees.quantile(0.5)), length(gaps.quantile(0.5)), percent(outShare.quantile(0.5) / 20),
    ]
  }).toReversed()
  return table({
    caption: 'The classes in figures',
    columns: ['Class', 'SIMs', 'Outgoing attempts', 'Answered', 'Calls a day, median', '90th percentile', 'Talking time, median', 'Numbers called, median', 'Gap, median', 'Outgoing share, median']
      .map((title, i) => ({ title, right: i > 0 })),
    rows,
  })
}

function length(value: number): string {
  return Number.isNaN(value) ? '–' : seconds(value)
}
