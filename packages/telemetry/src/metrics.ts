import { collectDefaultMetrics, Registry } from 'prom-client';

/** What is counted of a service, for Prometheus. */
export interface Metrics {
  readonly registry: Registry;
  /** Does `work` before each reading: for what is asked of others, such as a database. */
  beforeReading(work: () => Promise<void>): void;
  /** All of it, as text. */
  read(): Promise<string>;
}

/** Metrics of a service, with those of its process where somebody reads them. */
export function createMetrics({ ofProcess }: { ofProcess: boolean }): Metrics {
  const registry = new Registry();
  const works: (() => Promise<void>)[] = [];
  if (ofProcess) collectDefaultMetrics({ register: registry });
  return {
    registry,
    beforeReading: (work) => void works.push(work),
    async read() {
      await Promise.all(works.map((work) => work()));
      return await registry.metrics();
    },
  };
}
