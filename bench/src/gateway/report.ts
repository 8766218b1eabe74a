import { percentile } from '../open-loop.ts';
import { BARE, MOIM, MOIM_KEEPING, MONOLITH } from './contenders.ts';

/** What a contender needed in one round. */
export interface Round {
  requests: number;
  seconds: number;
  /** Milliseconds of each request, sorted. */
  took: number[];
  /** CPU time in milliseconds. */
  gatewayCpuMs: number;
  subgraphCpuMs: number;
  /** Requests to subgraphs. */
  fetches: number;
}

interface Figures {
  perCore: number;
  p50: number;
  p99: number;
  gatewayCpu: number;
  subgraphCpu: number;
  /** Of the gateway and the subgraphs. */
  allCpu: number;
  fetches: number;
}

/**
 * Prints what each contender needed: of each figure, the middle of its rounds; how many times as much per core as each other gateway ours do; and, beside
 * the monolith, how many times as long each takes, and as much CPU time in all.
 */
export function report(title: string, rounds: ReadonlyMap<string, readonly Round[]>): void {
  console.log(`\n${title}`);
  console.log(
    '                              req/s/core   p50 ms   p99 ms   gateway CPU ms   subgraph CPU ms   CPU ms in all   subgraph requests',
  );
  const figures = new Map([...rounds].map(([name, of]) => [name, figuresOf(of)]));
  for (const [name, { perCore, p50, p99, gatewayCpu, subgraphCpu, allCpu, fetches }] of figures) {
    console.log(
      `  ${name.padEnd(26)} ${perCore.toFixed(0).padStart(11)} ${p50.toFixed(1).padStart(8)} ${p99.toFixed(1).padStart(8)} ${gatewayCpu.toFixed(2).padStart(16)} ${subgraphCpu.toFixed(2).padStart(17)} ${allCpu.toFixed(2).padStart(15)} ${fetches.toFixed(1).padStart(19)}`,
    );
  }
  for (const own of [MOIM, MOIM_KEEPING]) {
    const ours = figures.get(own);
    if (ours === undefined) continue;
    // The monolith's core does the subgraphs' work as well.
    for (const [name, { perCore }] of figures)
      if (![MONOLITH, BARE, MOIM_KEEPING, own].includes(name))
        console.log(`  ${own} answers ${(ours.perCore / perCore).toFixed(2)} times as many per core as ${name}`);
  }
  const [first, bare] = [figures.get(MOIM), figures.get(BARE)];
  if (first !== undefined && bare !== undefined)
    console.log(
      `  ${((100 * bare.gatewayCpu) / first.gatewayCpu).toFixed(0)} % of ${MOIM}'s CPU time per request is what its fetches take by themselves`,
    );
  const monolith = figures.get(MONOLITH);
  if (monolith === undefined) return;
  for (const [name, { p50, allCpu }] of figures)
    if (name !== MONOLITH && name !== BARE)
      console.log(
        `  ${name} takes ${(p50 / monolith.p50).toFixed(2)} times as long as the monolith (p50), and ${(allCpu / monolith.allCpu).toFixed(2)} times as much CPU time in all`,
      );
}

function figuresOf(rounds: readonly Round[]): Figures {
  const of = (figure: (round: Round) => number) => middle(rounds.map(figure));
  return {
    // Of a second of the gateway's CPU, not of the clock: what else runs on this machine takes no part in it.
    perCore: of(({ requests, gatewayCpuMs }) => (requests * 1_000) / gatewayCpuMs),
    p50: of(({ took }) => percentile(took, 0.5)),
    p99: of(({ took }) => percentile(took, 0.99)),
    gatewayCpu: of(({ requests, gatewayCpuMs }) => gatewayCpuMs / requests),
    subgraphCpu: of(({ requests, subgraphCpuMs }) => subgraphCpuMs / requests),
    allCpu: of(({ requests, gatewayCpuMs, subgraphCpuMs }) => (gatewayCpuMs + subgraphCpuMs) / requests),
    fetches: of(({ requests, fetches }) => fetches / requests),
  };
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
