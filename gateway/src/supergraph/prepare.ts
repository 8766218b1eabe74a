import { setImmediate as yieldToOthers } from 'node:timers/promises';
import federation from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { Kind, OperationTypeNode, parse, validate } from 'graphql';
import { Feeds } from '../realtime/feeds.ts';
import { planKey } from './plan-cache.ts';
import { planned } from './planned.ts';

/** A supergraph that is not gone by: why, in a sentence. */
export class SupergraphRefused extends Error {
  override name = 'SupergraphRefused';
}

export interface PrepareOptions {
  /** The subgraphs that have an address. */
  subgraphs: ReadonlySet<string>;
  /** Operations that clients count on: without them it is refused. */
  promised: Iterable<string>;
  /** Operations that were run lately. */
  recent: Iterable<string>;
}

/**
 * Checks a supergraph as a whole before anybody is answered by it, and makes the plans that will be wanted first. Others are answered meanwhile, between
 * one plan and the next. Rejects with SupergraphRefused.
 */
export async function prepareSupergraph(
  supergraphSdl: string,
  { subgraphs, promised, recent }: PrepareOptions,
): Promise<Map<string, QueryPlan>> {
  const { supergraph, apiSchema, schema, planner } = tried('it cannot be read', () => planned(supergraphSdl));
  await yieldToOthers();
  for (const { name } of supergraph.subgraphsMetadata().values())
    if (!subgraphs.has(name)) throw new SupergraphRefused(`no address is configured for its subgraph ${name}`);
  tried('its subscriptions cannot be run', () => new Feeds(supergraphSdl));
  const plans = new Map<string, QueryPlan>();
  const plan = (text: string): readonly string[] => {
    const document = parse(text);
    const errors = validate(schema, document).map(({ message }) => message);
    if (errors.length > 0) return errors;
    for (const node of document.definitions) {
      // Subscriptions are planned where they are run.
      if (node.kind !== Kind.OPERATION_DEFINITION || node.operation === OperationTypeNode.SUBSCRIPTION) continue;
      const name = node.name?.value ?? null;
      const made = planner.buildQueryPlan(
        federation.operationFromDocument(apiSchema, document, name === null ? {} : { operationName: name }),
      );
      // Clients may leave the name out.
      for (const asked of new Set([name, null])) plans.set(planKey(text, asked), made);
    }
    return [];
  };
  for (const text of promised) {
    const [error] = plan(text);
    if (error !== undefined) throw new SupergraphRefused(`it does not answer an operation of the manifests: ${error}`);
    await yieldToOthers();
  }
  for (const text of recent) {
    plan(text);
    await yieldToOthers();
  }
  return plans;
}

function tried<Made>(what: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw new SupergraphRefused(`${what}: ${(error as Error).message}`);
  }
}
