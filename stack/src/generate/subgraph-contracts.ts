import { ContractPlanner, contractOperations, isPending, type PlannedFetch } from '@moim/contract';
import { parse, print } from 'graphql';
import type { GeneratedFile } from './sources.ts';

/**
 * What the contract's operations ask of each subgraph: the fetches of their plans, as
 * subgraphs/<name>/test/contract/<operation>.graphql. Throws when an operation that is not pending does not validate.
 */
export function subgraphContracts(supergraphSdl: string): GeneratedFile[] {
  const planner = new ContractPlanner(supergraphSdl);
  return contractOperations()
    .filter(({ name }) => !isPending(name))
    .flatMap(({ name, file, document }) => {
      const errors = planner.validate(document);
      if (errors.length > 0)
        throw new Error(`contract/${file}, ${name}: ${errors.map((error) => error.message).join('; ')}`);
      // Subgraphs do not run subscriptions: of these, what completes what events bring is asked of them.
      const fetches = planner.plan(document).fetches.filter(({ operation }) => !operation.startsWith('subscription'));
      const byService = Map.groupBy(fetches, ({ service }) => service);
      return [...byService].map(([service, fetches]) => ({
        path: `subgraphs/${service}/test/contract/${name}.graphql`,
        content: contractFile(name, file, service, fetches),
      }));
    });
}

function contractFile(name: string, file: string, service: string, fetches: PlannedFetch[]): string {
  const operations = fetches.map(({ operation, entityTypes }) => {
    const comment = entityTypes.length > 0 ? `# representations: ${entityTypes.join(', ')}\n` : '';
    return comment + print(parse(operation));
  });
  return `# What ${name} (contract/${file}) asks of the ${service} subgraph. Made by \`npm run generate\`; do not edit.\n\n${operations.join('\n\n')}\n`;
}
