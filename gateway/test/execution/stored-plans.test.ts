import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { openPlans } from '../../src/execution/stored-plans.ts';
import { SUPERGRAPH_FILE } from '../../src/supergraph/file.ts';
import { planned } from '../../src/supergraph/planned.ts';
import { prepareSupergraph } from '../../src/supergraph/prepare.ts';

const folder = mkdtempSync(join(tmpdir(), 'moim-test-plans-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const sdl = readFileSync(SUPERGRAPH_FILE, 'utf8');
const subgraphs = new Set(['user', 'community', 'schedule', 'content', 'chat']);
const screens = new URL('../../../contract/screens/', import.meta.url);
const promised = readdirSync(screens).map((file) => readFileSync(new URL(file, screens), 'utf8'));
const recent = ['{ me { id name } }'];

/** A gateway that starts, and keeps what it has planned. Returns how many operations were planned. */
async function start(supergraph = sdl): Promise<number> {
  const planning = vi.spyOn(planned(supergraph).planner, 'buildQueryPlan');
  const operations = await prepareSupergraph(supergraph, {
    ...{ subgraphs, promised, recent },
    plans: openPlans(folder, supergraph),
  });
  operations.savePlans(promised);
  expect(operations.size).toBe(promised.length + 1);
  const { length } = planning.mock.calls;
  planning.mockRestore();
  return length;
}

test('what is promised is planned once, over restarts, and the rest each time', async () => {
  expect(await start()).toBe(promised.length + 1);
  expect(await start()).toBe(1);
  expect(readdirSync(folder)).toHaveLength(1);
});

test('what is kept is what would be planned', async () => {
  const [file = ''] = readdirSync(folder);
  const kept = readFileSync(join(folder, file), 'utf8');
  writeFileSync(join(folder, file), '{}');
  expect(await start()).toBe(promised.length + 1);
  const sorted = (text: string) => Object.entries(JSON.parse(text) as object).sort(([a], [b]) => (a < b ? -1 : 1));
  expect(sorted(readFileSync(join(folder, file), 'utf8'))).toEqual(sorted(kept));
});

test('of another supergraph there are none, and then no others', async () => {
  const other = sdl.replace('type Query', '"Another description."\ntype Query');
  expect(other).not.toBe(sdl);
  expect(await start(other)).toBe(promised.length + 1);
  expect(await start(other)).toBe(1);
  expect(readdirSync(folder)).toHaveLength(1);
  expect(await start()).toBe(promised.length + 1);
});

test('a file that cannot be read is as none, and is made anew', async () => {
  const [file = ''] = readdirSync(folder);
  writeFileSync(join(folder, file), '{"broken');
  expect(await start()).toBe(promised.length + 1);
  expect(await start()).toBe(1);
});

test('a folder that cannot be written says so', () => {
  const plans = openPlans('/dev/null/plans', sdl);
  plans.add('one', { kind: 'QueryPlan' } as never);
  expect(() => plans.save(['one'])).toThrow();
});
