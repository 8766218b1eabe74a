import { readFileSync } from 'node:fs';

/** contract/pending.json: operations of the contract that the schema does not answer yet. */
interface Pending {
  /** How many there may be at most. Only ever lowered. */
  ceiling: number;
  operations: string[];
}

/** The operations that are still to come. */
export function pendingOperations(): Pending {
  return JSON.parse(readFileSync(new URL('../pending.json', import.meta.url), 'utf8')) as Pending;
}

/** Whether an operation is still to come. */
export function isPending(name: string): boolean {
  return pendingOperations().operations.includes(name);
}
