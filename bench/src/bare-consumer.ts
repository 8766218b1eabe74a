import { AckPolicy, connect, DeliverPolicy } from 'nats';

// The peer of a subgraph: takes messages from a bare JetStream stream with a durable consumer, acknowledges each, and notes how long it
// was on its way. A process of its own; started by events.ts.
const { NATS_URL = '', STREAM = '', CONSUMER = '' } = process.env;
const connection = await connect({ servers: NATS_URL });
const manager = await connection.jetstreamManager();
await manager.consumers.add(STREAM, {
  durable_name: CONSUMER,
  ack_policy: AckPolicy.Explicit,
  deliver_policy: DeliverPolicy.All,
});
const consumer = await connection.jetstream().consumers.get(STREAM, CONSUMER);
let times: number[] = [];
process.on('disconnect', () => process.exit());
process.on('message', () => {
  process.send?.(times);
  times = [];
});
const messages = await consumer.consume();
process.send?.('listening');
for await (const message of messages) {
  const { sentAt } = message.json<{ sentAt: number }>();
  times.push(performance.timeOrigin + performance.now() - sentAt);
  message.ack();
}
