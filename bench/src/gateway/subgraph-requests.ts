import { freePorts, SUBGRAPHS } from '@moim/stack';

/** Counts what the subgraphs are asked, by the metrics that they have anyway. */
export class SubgraphRequests {
  readonly #firstPort: number;

  private constructor(firstPort: number) {
    this.#firstPort = firstPort;
  }

  static async prepare(): Promise<SubgraphRequests> {
    // The services take the ports behind it.
    const [port = 0] = await freePorts(1);
    return new SubgraphRequests(port);
  }

  /** What the services are to be started with. */
  get env(): NodeJS.ProcessEnv {
    return { METRICS_PORT: String(this.#firstPort) };
  }

  /** GraphQL requests to all of them so far. */
  async count(): Promise<number> {
    const counts = await Promise.all(
      SUBGRAPHS.map(async (_, i) => {
        const response = await fetch(`http://127.0.0.1:${this.#firstPort + 1 + i}/metrics`);
        const lines = (await response.text()).split('\n');
        return lines
          .filter(
            (line) => line.startsWith('moim_http_request_duration_seconds_count{') && line.includes('route="/graphql"'),
          )
          .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
      }),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }
}
