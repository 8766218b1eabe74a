export { DEMO_ACCOUNTS, DEMO_AUTH_ACCOUNT, DEMO_PASSWORD } from './accounts.ts';
export { contractVariables } from './contract-variables.ts';
export { demoId, type Rng, rng } from './random.ts';
export { seedDemoWorld } from './seed.ts';
export { buildWorld, type Club, type Person, type World } from './world.ts';
