import { runService } from '@moim/service-kit';
import { readAuthConfig } from './config.ts';
import { startAuth } from './server.ts';

await runService('auth', () => startAuth(readAuthConfig()));
