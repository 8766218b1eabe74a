import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { Kind, OperationTypeNode, parse, validate } from 'graphql';
import { CompiledOperations, hashOfText } from '../execution/compiled-operations.ts';
import { Feeds } from '../realtime/feeds.ts';
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
 * Checks a supergraph as a whole before anybody is answered by it, and plans and compiles the operations that will be wanted first. Others are answered meanwhile, between
 * one and the next. Rejects with SupergraphRefused.
 */
export async function prepareSupergraph(
  supergraphSdl: string,
  { subgraphs, promised, recent }: PrepareOptions,
): Promise<CompiledOperations> {
  const { supergraph, schema } = tried('it cannot be read', () => planned(supergraphSdl));
  await yieldToOthers();
  for (const { name } of supergraph.subgraphsMetadata().values())
    if (!subgraphs.has(name)) throw new SupergraphRefused(`no address is configured for its subgraph ${name}`);
  tried('its subscriptions cannot be run', () => new Feeds(supergraphSdl));
  const operations = new CompiledOperations(supergraphSdl);
  const plan = (text: string): readonly string[] => {
    const document = parse(text);
    const errors = validate(schema, document).map(({ message }) => message);
    if (errors.length > 0) return errors;
    for (const node of document.definitions) {
      // Subscriptions are planned where they are run.
      if (node.kind !== Kind.OPERATION_DEFINITION || node.operation === OperationTypeNode.SUBSCRIPTION) continue;
      // Clients may leave the name out, where there is no other.
      const isOnly = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1;
      const names = new Set([node.name?.value ?? null, ...(isOnly ? [null] : [])]);
      for (const name of names) operations.get(document, hashOfText(text), name);
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
  return operations;
}

function tried<Made>(what: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw new SupergraphRefused(`${what}: ${(error as Error).message}`);
  }
}
