import { type DatabaseName, SUBGRAPHS } from '../subgraphs.ts';

/** Metrics have a port for each service: the one that is given is the gateway's, and the others take those after it, in this order. */
const ORDER: readonly (DatabaseName | 'gateway')[] = ['gateway', ...SUBGRAPHS, 'auth'];

/** METRICS_PORT of a service, from the launcher's. 0 is any free port for each; what is no number is for the services to refuse. */
export function metricsPorts(given: string | undefined): (name: DatabaseName | 'gateway') => NodeJS.ProcessEnv {
  const first = Number(given);
  if (!given || first === 0 || Number.isNaN(first)) return () => ({});
  return (name) => ({ METRICS_PORT: String(first + ORDER.indexOf(name)) });
}
