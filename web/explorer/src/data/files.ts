import contractFile from '../generated/contract.json' with { type: 'json' };
import eventsFile from '../generated/events.json' with { type: 'json' };
import graphFile from '../generated/graph.json' with { type: 'json' };
import type { CatalogueEvent, Contract, Graph, GraphField, GraphType, Operation } from './types.ts';

// What the build checks in, as it is.
export const graph = graphFile as unknown as Graph;
export const events = eventsFile as unknown as CatalogueEvent[];
export const contract = contractFile as unknown as Contract;

const typesByName = new Map(graph.types.map((type) => [type.name, type]));
const operationsByName = new Map(contract.operations.map((operation) => [operation.name, operation]));
const eventsByType = new Map(events.map((event) => [event.type, event]));

export const typeNamed = (name: string | undefined): GraphType | undefined => typesByName.get(name ?? '');
export const operationNamed = (name: string | undefined): Operation | undefined => operationsByName.get(name ?? '');
export const eventOfType = (type: string | undefined): CatalogueEvent | undefined => eventsByType.get(type ?? '');

export function fieldNamed(type: GraphType | undefined, name: string | undefined): GraphField | undefined {
  return type?.fields.find((field) => field.name === name);
}

/** `[Post!]!` is of Post. */
export function namedType(type: string): string {
  return type.replaceAll(/[[\]!]/g, '');
}

const groupedBy = <Entry>(entries: readonly Entry[], coordinatesOf: (entry: Entry) => readonly string[]) => {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries)
    for (const coordinate of coordinatesOf(entry)) groups.set(coordinate, [...(groups.get(coordinate) ?? []), entry]);
  return groups;
};

const usersByField = groupedBy(contract.operations, ({ uses }) => uses);
const changesByField = groupedBy(events, ({ changes }) => changes);
const givers = groupedBy(
  graph.types.flatMap((type) => (type.kind === 'input' ? [] : type.fields.map((field) => ({ type, field })))),
  ({ field }) => [namedType(field.type)],
);

/** The contract's operations that ask for `Type.field`. */
export const usersOf = (coordinate: string): Operation[] => usersByField.get(coordinate) ?? [];
/** The events after which `Type.field` may be answered otherwise. */
export const changesOf = (coordinate: string): CatalogueEvent[] => changesByField.get(coordinate) ?? [];
/** The fields that give a type. */
export const giversOf = (typeName: string): { type: GraphType; field: GraphField }[] => givers.get(typeName) ?? [];

/** Its place among the subgraphs, from 1: which colour it has. Undefined for what is none, as the gateway. */
export function serviceNumber(service: string): number | undefined {
  const index = graph.subgraphs.indexOf(service);
  return index === -1 ? undefined : index + 1;
}
