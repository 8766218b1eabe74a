import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { Kind, OperationTypeNode, parse, validate } from 'graphql';
import { CompiledOperations, hashOfText } from '../execution/compiled-operations.ts';
import { NO_PLANS, type StoredPlans } from '../execution/stored-plans.ts';
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
  /** Plans of it that were made before. */
  plans?: StoredPlans;
}

/**
 * Checks a supergraph as a whole before anybody is answered by it, and plans and compiles the operations that will be wanted first. Others are answered meanwhile, between
 * one and the next. Rejects with SupergraphRefused.
 */
export async function prepareSupergraph(
  supergraphSdl: string,
  { subgraphs, promised, recent, plans = NO_PLANS }: PrepareOptions,
): Promise<CompiledOperations> {
  const { supergraph } = tried('it cannot be read', () => planned(supergraphSdl));
  await yieldToOthers();
  for (const { name } of supergraph.subgraphsMetadata().values())
    if (!subgraphs.has(name)) throw new SupergraphRefused(`no address is configured for its subgraph ${name}`);
  tried('its subscriptions cannot be run', () => new Feeds(supergraphSdl));
  const operations = new CompiledOperations(supergraphSdl, plans);
  for await (const error of compileAhead(operations, promised))
    throw new SupergraphRefused(`it does not answer an operation of the manifests: ${error}`);
  for await (const _ of compileAhead(operations, recent));
  return operations;
}

/** Plans and compiles operations before anybody asks for them, while others are answered. Yields what is wrong with those that are not valid. */
export async function* compileAhead(operations: CompiledOperations, texts: Iterable<string>): AsyncGenerator<string> {
  for (const text of texts) {
    await yieldToOthers();
    try {
      compileText(operations, text);
    } catch (error) {
      yield (error as Error).message;
    }
  }
}

/** Throws what is wrong with it. */
function compileText(operations: CompiledOperations, text: string): void {
  const document = parse(text);
  const [error] = validate(operations.schema, document);
  if (error !== undefined) throw error;
  for (const node of document.definitions) {
    // Subscriptions are planned where they are run.
    if (node.kind === Kind.OPERATION_DEFINITION && node.operation !== OperationTypeNode.SUBSCRIPTION)
      operations.get(document, hashOfText(text), node.name?.value ?? null);
  }
}

function tried<Made>(what: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw new SupergraphRefused(`${what}: ${(error as Error).message}`);
  }
}
