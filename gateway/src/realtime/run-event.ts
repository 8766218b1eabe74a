import type { GatewayContext } from '../context.ts';
import { explainFailures, publicError } from '../errors.ts';
import type { AskSubgraph } from '../execution/plan-program.ts';
import type { EntityBatches } from './entity-batches.ts';
import type { FedType } from './feeds.ts';
import type { EntityFetch, Shape, SubscriptionPlan } from './subscription-plan.ts';

/** An object to be made: its type, and what the event says. */
export interface Made {
  type: FedType;
  data: Readonly<Record<string, unknown>>;
}

export interface RunTools {
  /** The subgraphs, for this viewer and this round. */
  services: ReadonlyMap<string, EntityBatches>;
  context: GatewayContext;
}

/** The owner of the stream could not be asked: the event is still to be told. */
export class OwnerUnavailable extends Error {
  override name = 'OwnerUnavailable';
}

/** An answer as it is sent. */
export interface Answer {
  /** `{"data":...}` */
  json: string;
  /** It has parts that are the viewer's own: nobody else may be given it. */
  isPersonal: boolean;
}

/**
 * Runs a plan for what one event made. Resolves to null when what it is about is not there for the viewer. Rejects with OwnerUnavailable when the subgraph that has the field does not answer.
 */
export async function runEvent(
  plan: SubscriptionPlan,
  variables: Record<string, unknown>,
  made: Made,
  { services, context }: RunTools,
): Promise<Answer | null> {
  const shape = plan.shapes.get(made.type.name);
  if (shape === undefined) throw new Error(`${plan.feed.field} is never a ${made.type.name}`);
  const owner = services.get(plan.primary.service);
  if (owner === undefined) throw new Error(`there is no subgraph ${plan.primary.service}`);
  const askOwner = (fetch: EntityFetch, id: Record<string, unknown>) =>
    fetchEntity(owner, fetch, id, { variables, context });
  const object = await complete(shape, made.data, askOwner);
  if (object === null) return null;

  let isPersonal = !plan.isBroadcast;
  const ask: AskSubgraph = async (fetch, given) => {
    if (fetch.operation === plan.primary.operation) return { data: { [plan.responseKey]: object } };
    isPersonal ||= plan.personalFetches.has(fetch.operation);
    const service = services.get(fetch.service);
    if (service === undefined) throw new Error(`there is no subgraph ${fetch.service}`);
    return await service.ask(fetch, given, context);
  };
  const result = await plan.compiled.run({ variables, ask });
  const errors = (result.errors ?? []).map((error) => error.toJSON());
  const told = explainFailures(result.data ?? {}, errors, context.failures).map(publicError);
  const json = JSON.stringify({ data: result.data ?? null, ...(told.length > 0 ? { errors: told } : {}) });
  return { json, isPersonal };
}

/** The object as the subgraph that has the field would have answered it; null when an entity of it is not there for the viewer. */
async function complete(
  { type, values, entities, self }: Shape,
  data: Readonly<Record<string, unknown>>,
  ask: (fetch: EntityFetch, id: Record<string, unknown>) => Promise<Record<string, unknown> | null>,
): Promise<Record<string, unknown> | null> {
  const object: Record<string, unknown> = { __typename: type.name };
  for (const { key, from } of values) object[key] = data[from] ?? null;
  const fetched = await Promise.all([
    ...entities.map(async ({ key, from, fetch }) => {
      const entity = await ask(fetch, { id: data[from] });
      object[key] = entity;
      return entity;
    }),
    ...(self === null
      ? []
      : [
          ask(self, keyOf(type, data)).then((entity) => {
            Object.assign(object, entity);
            return entity;
          }),
        ]),
  ]);
  return fetched.includes(null) ? null : object;
}

function keyOf(type: FedType, data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries((type.key ?? []).map((name) => [name, data[type.fields.get(name)?.from ?? name]]));
}

/** An entity with what was selected of it; null when there is none for the viewer. */
async function fetchEntity(
  owner: EntityBatches,
  { type, query, variables: used }: EntityFetch,
  key: Record<string, unknown>,
  { variables, context }: { variables: Record<string, unknown>; context: GatewayContext },
): Promise<Record<string, unknown> | null> {
  const representation = { __typename: type, ...key };
  if (query === null) return representation;
  const failures: GatewayContext['failures'] = [];
  const given = Object.fromEntries(used.map((name) => [name, variables[name]]));
  const answer = await owner.ask(
    { operation: query, operationName: undefined, path: [] },
    { ...given, representations: [representation] },
    { ...context, failures },
  );
  if (failures.length > 0) throw new OwnerUnavailable(`${type} cannot be fetched`);
  const entity = (answer.data as { _entities?: (Record<string, unknown> | null)[] } | null)?._entities?.[0] ?? null;
  const unexpected = answer.errors?.find(
    ({ extensions }) => extensions?.code === undefined || extensions.code === 'INTERNAL_SERVER_ERROR',
  );
  // An owner that fails in its inside may do better in a moment; one that says no does not.
  if (entity === null && unexpected !== undefined) throw new OwnerUnavailable(unexpected.message);
  return entity === null ? null : { ...representation, ...entity };
}
