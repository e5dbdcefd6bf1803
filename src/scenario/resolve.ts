// Resolving: what was left out is filled in from the period, the registry and the kinds; and back again.
import { WEEKDAYS } from './operation-fields.ts'
import type { Fields, Parsed } from './schema.ts'
import type { Operation, OperationDefaults, Period, Registry, Scenario } from './settings.ts'
import { type Named, camel, toSettings } from './walk.ts'

type Said = Named<Parsed>
type SaidOperation = Said['operations'][string]

/** `parsed` holds no contradiction. */
export function resolve(fields: Fields, parsed: Parsed, registry: Registry): Scenario {
  const { population, operations, ...rest } = toSettings(fields, parsed)
  return {
    ...rest,
    version: 1,
    population: { ...population, profiles: profilesOf(parsed.population.profiles, registry) },
    operations: Object.entries(operations).map(([name, operation]) =>
      resolveOperation(name, operation, rest.period, registry)),
  }
}

/** In the registry's order, so that the order of writing makes no difference. */
function profilesOf(
  said: Readonly<Record<string, number | undefined>> | undefined, registry: Registry,
): Record<string, number> {
  const shares = registry.profiles.map(({ name, share }) => [name, said ? said[name] : share || undefined] as const)
  return Object.fromEntries(shares.filter((entry): entry is [string, number] => entry[1] !== undefined))
}

function resolveOperation(name: string, said: SaidOperation, period: Period, registry: Registry): Operation {
  const kind = registry.kinds.find((each) => each.name === said.kind)
  if (!kind) throw new Error(`${said.kind} is not among the kinds that were checked`)
  const { active, shift, kind: _, evasion, targets, raid, takedown, ...own } = said
  const preset = registry.presets.find((each) => each.name === evasion)
  const weekdays = shift?.weekdays && WEEKDAYS.map((day) => shift.weekdays?.[day] ?? 1)
  const given = { ...own, shift: { hours: shift?.hours, weekdays } }
  return {
    ...merged(merged(kind.defaults, preset?.settings), given),
    name,
    kind: kind.name,
    ...(evasion === undefined ? {} : { evasion }),
    from: active.from ?? period.from,
    to: active.to ?? period.to,
    targets,
    ...(raid === undefined ? {} : { raid }),
    ...(takedown === undefined ? {} : { takedown }),
  }
}

/** Maps are merged, everything else is replaced. */
function merged<T>(defaults: T, given: unknown): T {
  if (given === undefined) return defaults
  if (!isMap(defaults) || !isMap(given)) return given as T
  return Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, merged(value, given[key])])) as T
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The settings of a scenario as the fields have them. */
export function unresolve(scenario: Scenario): unknown {
  const operations = scenario.operations.map((operation) => [operation.name, unresolveOperation(operation)])
  // Profiles keep their names in settings; the fields have all keys in camel case.
  const profiles = Object.fromEntries(Object.entries(scenario.population.profiles).map(([name, share]) => [camel(name), share]))
  return { ...scenario, population: { ...scenario.population, profiles }, operations: Object.fromEntries(operations) }
}

export function unresolveOperation(operation: Partial<Operation> & OperationDefaults): unknown {
  const { from, to, shift, ...rest } = operation
  const weekdays = Object.fromEntries(WEEKDAYS.map((day, i) => [day, shift.weekdays[i]]))
  return { ...rest, active: { from, to }, shift: { hours: shift.hours, weekdays } }
}
