import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { QueryPlan } from '@apollo/query-planner';

/** Another planner may plan otherwise: its plans are others. */
const { version: PLANNER } = createRequire(import.meta.url)('@apollo/query-planner/package.json') as {
  version: string;
};
/** Of what is written: another number for another way of planning (plannable.ts) or writing. */
const FORMAT = 1;

const FILE = /^plans-[\w-]{43}\.json$/;

/** Plans of one supergraph, kept in a file over restarts: planning is what a gateway that starts takes longest for. */
export interface StoredPlans {
  /** What was planned before, here or by an earlier process. */
  get(key: string): QueryPlan | undefined;
  add(key: string, plan: QueryPlan): void;
  /** Writes the plans of these operations, in the place of all others in the folder. Throws when that cannot be done. */
  save(keys: Iterable<string>): void;
}

/** Where nothing is kept. */
export const NO_PLANS: StoredPlans = { get: () => undefined, add: () => {}, save: () => {} };

/** Opens the plans of a supergraph in a folder; a file that cannot be read is as none. */
export function openPlans(folder: string, supergraphSdl: string): StoredPlans {
  const name = `plans-${createHash('sha256').update(`${FORMAT} ${PLANNER} ${supergraphSdl}`).digest('base64url')}.json`;
  const plans = read(join(folder, name));
  let isSaved = true;
  return {
    get: (key) => plans.get(key),
    add(key, plan) {
      plans.set(key, plan);
      isSaved = false;
    },
    save(keys) {
      const wanted = new Set(keys);
      const kept = [...plans].filter(([key]) => wanted.has(key));
      if (isSaved && kept.length === plans.size) return;
      mkdirSync(folder, { recursive: true });
      // Whole or not at all, whoever else writes or reads it.
      const draft = join(folder, `${name}.${process.pid}`);
      writeFileSync(draft, JSON.stringify(Object.fromEntries(kept)));
      renameSync(draft, join(folder, name));
      for (const file of readdirSync(folder)) if (FILE.test(file) && file !== name) rmSync(join(folder, file));
      isSaved = true;
    },
  };
}

function read(file: string): Map<string, QueryPlan> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, QueryPlan>));
  } catch {
    return new Map();
  }
}
