import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContractPlanner, contractOperations, isPending } from '@moim/contract';
import type { Contract } from '@moim/web/explorer-data';
import { type DocumentNode, print, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../demo/accounts.ts';
import { contractVariables } from '../../demo/contract-variables.ts';

const DAY_MS = 24 * 3600_000;

/** The contract's operations with things of the demo world to run them with, and the accounts to run them as. */
export function readContract(root: string, supergraphSdl: string): Contract {
  const planner = new ContractPlanner(supergraphSdl);
  const variables = variablesFromNow();
  const budgets = readBudgets(root);
  const operations = contractOperations()
    .filter(({ name }) => !isPending(name))
    .map(({ name, file, kind, document }) => ({
      name,
      file,
      kind,
      isScreen: file.startsWith('screens/'),
      text: print(document),
      variables: variables[name] ?? {},
      uses: fieldsOf(document, planner),
      budget: budgets[name] ?? null,
    }));
  return {
    operations,
    accounts: DEMO_ACCOUNTS.map(({ email, name }) => ({ email, name, password: DEMO_PASSWORD })),
  };
}

function readBudgets(root: string): Record<string, Contract['operations'][number]['budget']> {
  const budgets = JSON.parse(readFileSync(join(root, 'contract/budgets.json'), 'utf8')) as Record<
    string,
    { fetches: number; depth: number; statements: Record<string, number> }
  >;
  return Object.fromEntries(
    Object.entries(budgets).map(([name, { fetches, depth, statements }]) => [
      name,
      { fetches, depth, statements: Object.values(statements).reduce((sum, one) => sum + one, 0) },
    ]),
  );
}

/** `Type.field` of all that a document asks for. */
function fieldsOf(document: DocumentNode, { apiSchema }: ContractPlanner): string[] {
  const used = new Set<string>();
  const info = new TypeInfo(apiSchema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field({ name }) {
        const type = info.getParentType()?.name;
        if (type !== undefined && !name.value.startsWith('__')) used.add(`${type}.${name.value}`);
      },
    }),
  );
  return [...used].sort();
}

/** The demo world's variables, where a time that goes by today is said as milliseconds from now: `{ $now: 86400000 }`. */
function variablesFromNow(): Record<string, Record<string, unknown>> {
  const [then, later] = [contractVariables(0), contractVariables(DAY_MS)];
  return fromNow(then, later) as Record<string, Record<string, unknown>>;
}

/** What was the same a day later is said as it is. */
function fromNow(then: unknown, later: unknown): unknown {
  if (typeof then === 'string') return then === later ? then : { $now: Date.parse(then) };
  if (Array.isArray(then)) return then.map((one, index) => fromNow(one, (later as unknown[])[index]));
  if (typeof then !== 'object' || then === null) return then;
  return Object.fromEntries(
    Object.entries(then).map(([name, value]) => [name, fromNow(value, (later as Record<string, unknown>)[name])]),
  );
}
