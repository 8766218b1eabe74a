import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProgram, freePorts, ManagedProcess, type Program, type Reaper } from '@moim/stack';
import { connect } from 'nats';

const READY_MS = 30_000;
/** A server sets aside what each stream may grow to: room for the streams of a few runs, one after the other. */
const MAX_FILE_STORE = '8GB';

interface Node {
  name: string;
  url: string;
  configFile: string;
  process: ManagedProcess | null;
}

/** Where NATS servers of a run live. */
export interface NatsServersOptions {
  directory: string;
  toolsDir: string;
  reaper: Reaper;
  /** One, or three for a cluster. Default 1. */
  count?: number;
}

/** NATS servers that can be killed and started again, each on its own port and data. */
export class NatsServers {
  readonly #program: Program;
  readonly #nodes: Node[];
  readonly #options: NatsServersOptions;

  /** Starts them; resolves when JetStream works. */
  static async start(options: NatsServersOptions): Promise<NatsServers> {
    const program = await findProgram('nats-server', options.toolsDir, () => {});
    const count = options.count ?? 1;
    const ports = await freePorts(count * 2);
    const clients = ports.slice(0, count);
    const routes = ports.slice(count);
    const nodes = clients.map((port, i): Node => {
      const name = `n${i + 1}`;
      const folder = join(options.directory, name);
      mkdirSync(folder, { recursive: true });
      const configFile = join(folder, 'nats.conf');
      const cluster = `cluster {
  name: chaos
  listen: "127.0.0.1:${routes[i]}"
  routes: [${routes.map((route) => `"nats://127.0.0.1:${route}"`).join(', ')}]
}
`;
      writeFileSync(
        configFile,
        `listen: "127.0.0.1:${port}"
server_name: ${name}
jetstream { store_dir: ${JSON.stringify(join(folder, 'jetstream'))}, max_file_store: ${MAX_FILE_STORE}, max_memory_store: 64MB }
${count > 1 ? cluster : ''}`,
      );
      return { name, url: `nats://127.0.0.1:${port}`, configFile, process: null };
    });
    const servers = new NatsServers(program, nodes, options);
    await Promise.all(nodes.map(({ name }) => servers.startNode(name)));
    await servers.ready();
    return servers;
  }

  private constructor(program: Program, nodes: Node[], options: NatsServersOptions) {
    this.#program = program;
    this.#nodes = nodes;
    this.#options = options;
  }

  get urls(): string[] {
    return this.#nodes.map(({ url }) => url);
  }

  get names(): string[] {
    return this.#nodes.map(({ name }) => name);
  }

  /** Ends a server by force, as a crash would. */
  async kill(name: string): Promise<void> {
    const { process } = this.#node(name);
    process?.kill('SIGKILL');
    await process?.exited;
  }

  /** Starts a server again on its port and its data. Does not wait until it answers: see `ready`. */
  async startNode(name: string): Promise<void> {
    const node = this.#node(name);
    const output = openSync(join(this.#options.directory, `${name}.log`), 'a');
    node.process = new ManagedProcess({
      name: `nats ${name}`,
      layer: 'nats',
      command: this.#program.path,
      args: ['--config', node.configFile],
      env: this.#program.env,
      output,
      reaper: this.#options.reaper,
    });
    closeSync(output);
  }

  /** Resolves when JetStream works. Rejects when it does not within half a minute. */
  async ready(): Promise<void> {
    const deadline = Date.now() + READY_MS;
    for (;;) {
      try {
        const connection = await connect({ servers: this.urls, reconnect: false, timeout: 2_000 });
        try {
          await (await connection.jetstreamManager({ timeout: 2_000 })).getAccountInfo();
          return;
        } finally {
          await connection.close();
        }
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await sleep(100);
      }
    }
  }

  /** Resolves when all servers of the cluster have all that is in the stream. Rejects when they have not within half a minute. */
  async inSync(stream: string): Promise<void> {
    const deadline = Date.now() + READY_MS;
    const connection = await connect({ servers: this.urls, maxReconnectAttempts: -1 });
    try {
      const manager = await connection.jetstreamManager({ timeout: 2_000, checkAPI: false });
      for (;;) {
        const replicas = await manager.streams.info(stream).then(
          ({ cluster }) => cluster?.replicas ?? [],
          () => [],
        );
        if (replicas.length === this.#nodes.length - 1 && replicas.every(({ current }) => current)) return;
        if (Date.now() > deadline) throw new Error(`${stream} is not on all servers within ${READY_MS / 1000} s`);
        await sleep(200);
      }
    } finally {
      await connection.close();
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.#nodes.map(({ process }) => process?.stop(5_000)));
  }

  #node(name: string): Node {
    const node = this.#nodes.find((each) => each.name === name);
    if (node === undefined) throw new Error(`there is no NATS server ${name}`);
    return node;
  }
}
