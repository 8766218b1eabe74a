import './telemetry-off.ts';
import { runService } from '@moim/service-kit';
import { readGatewayConfig } from './config.ts';
import { startGateway } from './gateway.ts';

await runService('gateway', () => startGateway(readGatewayConfig()));
