import { describeContract, testSubgraph } from '@moim/test-kit';
import { readUserConfig } from '../src/config.ts';
import { startUser } from '../src/subgraph.ts';

describeContract('user', await testSubgraph('user', (env) => startUser(readUserConfig(env))));
