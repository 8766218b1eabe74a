import { type OperationDefinitionNode, type OperationTypeNode, parse } from 'graphql';
import { useSyncExternalStore } from 'react';
import type { Plan } from '../plan/plan.ts';

/** What stands in the editor: text, and variables as they were typed. */
export interface AtHand {
  query: string;
  variables: string;
  operationName: string | null;
}

/** The plan of a run, and of what. */
export interface Run extends AtHand {
  plan: Plan | null;
}

const KEY = 'moim-explorer-at-hand';

let atHand: AtHand | null = readKept();
let lastRun: Run | null = null;
const listeners = new Set<() => void>();

function readKept(): AtHand | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as AtHand | null;
  } catch {
    return null;
  }
}

/** This is what is worked on now; the plan's view draws it, over reloads too. */
export function takeInHand(next: AtHand): void {
  atHand = next;
  sessionStorage.setItem(KEY, JSON.stringify(next));
  for (const tell of listeners) tell();
}

/** It was run, and the gateway did it so. */
export function rememberRun(run: Run): void {
  lastRun = run;
}

/** The last run, where it was of this very thing. */
export function lastRunOf({ query, variables, operationName }: AtHand): Run | null {
  const isThis = lastRun?.query === query && lastRun.variables === variables && lastRun.operationName === operationName;
  return isThis ? lastRun : null;
}

export function useAtHand(): AtHand | null {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => atHand,
  );
}

/** The operation that would be run; null for what cannot be read, or does not say which. */
export function operationIn({ query, operationName }: Pick<AtHand, 'query' | 'operationName'>) {
  try {
    const operations = parse(query, { noLocation: true }).definitions.filter(
      (definition): definition is OperationDefinitionNode => definition.kind === 'OperationDefinition',
    );
    const named = operations.find(({ name }) => name?.value === operationName);
    const operation = named ?? (operations.length === 1 ? operations[0] : undefined);
    if (operation === undefined) return null;
    return { name: operation.name?.value ?? null, kind: operation.operation as `${OperationTypeNode}` };
  } catch {
    return null;
  }
}
