import { percentile } from '../open-loop.ts';

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
  fetches: number;
}

/** Prints what each contender needed: of each figure, the middle of its rounds; and how many times as much per core as each other one the first does. */
export function report(title: string, rounds: ReadonlyMap<string, readonly Round[]>): void {
  console.log(`\n${title}`);
  console.log(
    '                              req/s/core   p50 ms   p99 ms   gateway CPU ms   subgraph CPU ms   subgraph requests',
  );
  const figures = new Map([...rounds].map(([name, of]) => [name, figuresOf(of)]));
  for (const [name, { perCore, p50, p99, gatewayCpu, subgraphCpu, fetches }] of figures) {
    console.log(
      `  ${name.padEnd(26)} ${perCore.toFixed(0).padStart(11)} ${p50.toFixed(1).padStart(8)} ${p99.toFixed(1).padStart(8)} ${gatewayCpu.toFixed(2).padStart(16)} ${subgraphCpu.toFixed(2).padStart(17)} ${fetches.toFixed(1).padStart(19)}`,
    );
  }
  const [first, ...others] = figures;
  if (first === undefined) return;
  for (const [name, { perCore }] of others)
    console.log(`  ${first[0]} answers ${(first[1].perCore / perCore).toFixed(2)} times as many per core as ${name}`);
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
    fetches: of(({ requests, fetches }) => fetches / requests),
  };
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
