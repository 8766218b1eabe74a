import { runService } from '@moim/service-kit';
import { readChatConfig } from './config.ts';
import { startChat } from './subgraph.ts';

await runService('chat', () => startChat(readChatConfig()));
