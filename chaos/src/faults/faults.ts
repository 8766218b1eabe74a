import { setTimeout as sleep } from 'node:timers/promises';
import { SUBGRAPHS, type SubgraphName } from '@moim/stack';
import type { Dependency, FaultStage } from './stage.ts';

/** Something that goes wrong, and how it is made right again. */
export interface Fault {
  what: string;
  /** The subgraph that it befalls; null for what all stand on. */
  subgraph: SubgraphName | null;
  begin(): Promise<unknown> | unknown;
  end(): Promise<unknown> | unknown;
}

/** A slow process runs for so long, and stands still for so long, in milliseconds. */
const RUNS_MS = 50;
const STANDS_MS = 300;
/** What a slow way adds, each way, in milliseconds. */
const SLOW_MS = 100;

/** Every fault of a stage: each subgraph and each thing that they stand on, dead, paused and slow. */
export function faultsOf({ services, lines }: FaultStage): Fault[] {
  const ofSubgraphs = SUBGRAPHS.flatMap((subgraph): Fault[] => {
    const service = services.subgraphs[subgraph];
    const signal = (name: NodeJS.Signals) => service.pid !== undefined && process.kill(service.pid, name);
    let isSlow = false;
    let slowing = Promise.resolve();
    return [
      { what: `${subgraph} is dead`, subgraph, begin: () => service.stop(0), end: () => service.start() },
      { what: `${subgraph} is paused`, subgraph, begin: () => signal('SIGSTOP'), end: () => signal('SIGCONT') },
      {
        what: `${subgraph} is slow`,
        subgraph,
        begin() {
          isSlow = true;
          slowing = (async () => {
            while (isSlow) {
              signal('SIGSTOP');
              await sleep(STANDS_MS);
              signal('SIGCONT');
              await sleep(RUNS_MS);
            }
          })();
        },
        async end() {
          isSlow = false;
          await slowing;
        },
      },
    ];
  });
  const names: Record<Dependency, string> = { postgres: 'Postgres', nats: 'NATS', redis: 'Redis' };
  const ofDependencies = (Object.keys(names) as Dependency[]).flatMap((name): Fault[] => {
    const line = lines[name];
    const subgraph = null;
    return [
      { what: `${names[name]} is dead`, subgraph, begin: () => line.cut(), end: () => line.open() },
      { what: `${names[name]} is paused`, subgraph, begin: () => line.hang(), end: () => line.open() },
      { what: `${names[name]} is slow`, subgraph, begin: () => line.slow(SLOW_MS), end: () => line.slow(0) },
    ];
  });
  return [...ofSubgraphs, ...ofDependencies];
}
