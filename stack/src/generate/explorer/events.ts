import {
  catalogue,
  changedFields,
  type EventDefinition,
  type EventService,
  type SignalDefinition,
  signals,
} from '@moim/events';
import type { CatalogueEvent, Graph } from '@moim/web/explorer-data';
import { fieldsOf } from '../event-fields.ts';

/** The catalogue as the explorer shows it. `consumers` by an event's name without its version. */
export function readEvents(
  graph: Pick<Graph, 'types'>,
  consumers: ReadonlyMap<string, EventService[]>,
): CatalogueEvent[] {
  const entry = (
    { type, service, description, schema, example }: EventDefinition | SignalDefinition,
    name: string,
  ): Omit<CatalogueEvent, 'kind' | 'aggregate'> => ({
    type,
    description,
    publisher: service,
    consumers: consumers.get(name) ?? [],
    fields: fieldsOf(schema),
    example,
    changes: [...(changedFields[name] ?? [])],
    makes: graph.types.filter(({ fedBy }) => fedBy === type).map(({ name }) => name),
  });
  return [
    ...catalogue.map((event) => ({
      ...entry(event, event.name),
      kind: 'event' as const,
      aggregate: event.aggregate,
    })),
    ...signals.map((signal) => ({
      ...entry(signal, signal.type.replace(/\.v\d+$/, '')),
      kind: 'signal' as const,
      aggregate: null,
    })),
  ];
}
