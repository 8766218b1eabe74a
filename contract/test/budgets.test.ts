import { readFileSync, writeFileSync } from 'node:fs';
import { SUBGRAPHS, type SubgraphName } from '@moim/stack';
import { contractVariables } from '@moim/stack/demo';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { ContractPlanner, contractOperations, readDocument } from '../src/index.ts';
import { KEEPS_NOTHING, type Platform, testPlatform } from './platform.ts';

/** What one screen may cost, as 김민지 sees it. */
interface Budget {
  /** HTTP requests of the client. */
  requests: number;
  /** Requests of the gateway to subgraphs. */
  fetches: number;
  /** Fetches one after the other. */
  depth: number;
  /** SQL statements by subgraph, for the demo world and for lists ten times as long alike. */
  statements: Partial<Record<SubgraphName, number>>;
}

const FILE = new URL('../budgets.json', import.meta.url);
const budgets = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Budget>;
/** `npm run budgets:update` lowers the budgets to what is measured. It never raises one: that is an edit to argue for. */
const updating = process.env.MOIM_UPDATE_BUDGETS === '1';

const planner = new ContractPlanner(readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8'));
const platforms = {
  1: await testPlatform({ scale: 1, gatewayEnv: KEEPS_NOTHING }),
  10: await testPlatform({ scale: 10, gatewayEnv: KEEPS_NOTHING }),
};
const screens = contractOperations().filter(({ file }) => file.startsWith('screens/'));
const measured: Record<string, Budget> = {};

describe.each(screens)('$name', ({ name, file, document }) => {
  test('stays within its budget', async () => {
    const { depth } = planner.plan(document);
    const demo = await measure(platforms[1], file, name);
    const tenfold = await measure(platforms[10], file, name);
    expect(tenfold, 'ten times as long lists cost more: an N+1').toEqual(demo);
    measured[name] = { ...demo, depth };
    if (!updating) expect(rises(budgets[name], measured[name])).toEqual([]);
  });
});

test('every budget belongs to a screen', () => {
  expect(Object.keys(budgets).filter((name) => !screens.some((screen) => screen.name === name))).toEqual([]);
});

afterAll(() => {
  if (!updating) return;
  const lowered = Object.fromEntries(
    Object.entries(measured).map(([name, budget]) => [name, lower(budgets[name], budget)]),
  );
  writeFileSync(FILE, `${JSON.stringify(lowered, null, 2)}\n`);
});

async function measure(platform: Platform, file: string, name: string): Promise<Omit<Budget, 'depth'>> {
  const ask = async () => {
    const answer = await platform.ask(readDocument(file), contractVariables(inject('moim').now)[name], { as: 'minji' });
    expect(answer.errors).toBeUndefined();
  };
  await ask();
  const statements: Budget['statements'] = {};
  const counted = SUBGRAPHS.reduce<() => Promise<unknown>>(
    (work, subgraph) => async () => {
      const count = await platform.subgraphs[subgraph].database.countStatements(work);
      if (count > 0) statements[subgraph] = count;
    },
    ask,
  );
  const { gateway: requests, ...fetches } = await platform.countRequests(counted);
  return {
    requests,
    fetches: Object.values(fetches).reduce((sum, count) => sum + count, 0),
    statements: sorted(statements),
  };
}

function sorted(statements: Budget['statements']): Budget['statements'] {
  return Object.fromEntries(SUBGRAPHS.flatMap((name) => (name in statements ? [[name, statements[name]]] : [])));
}

/** One line for each figure that is above its budget. */
function rises(budget: Budget | undefined, now: Budget): string[] {
  if (budget === undefined) return ['there is no budget for this screen yet: npm run budgets:update'];
  const figures = (['requests', 'fetches', 'depth'] as const).map((figure) => ({
    figure: figure as string,
    allowed: budget[figure],
    is: now[figure],
  }));
  const statements = SUBGRAPHS.map((name) => ({
    figure: `statements.${name}`,
    allowed: budget.statements[name] ?? 0,
    is: now.statements[name] ?? 0,
  }));
  return [...figures, ...statements]
    .filter(({ allowed, is }) => is > allowed)
    .map(({ figure, allowed, is }) => `${figure}: ${is}, the budget is ${allowed}`);
}

function lower(budget: Budget | undefined, now: Budget): Budget {
  if (budget === undefined) return now;
  return {
    requests: Math.min(budget.requests, now.requests),
    fetches: Math.min(budget.fetches, now.fetches),
    depth: Math.min(budget.depth, now.depth),
    statements: Object.fromEntries(
      Object.entries(now.statements).map(([name, is]) => [
        name,
        Math.min(is, budget.statements[name as SubgraphName] ?? 0),
      ]),
    ),
  };
}
