import '../telemetry-off.ts';
import { runService } from '@moim/service-kit';
import { readGatewayConfig } from '../config.ts';
import { startRealtime } from './start.ts';

await runService('realtime', () => startRealtime(readGatewayConfig()));
