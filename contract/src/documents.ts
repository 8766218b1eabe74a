import { readdirSync, readFileSync } from 'node:fs';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  visit,
} from 'graphql';

/** One operation of the contract, with the fragments it uses. */
export interface ContractOperation {
  /** As in the document: `HomeScreen`. */
  name: string;
  /** From the contract's folder: `screens/home.graphql`. */
  file: string;
  kind: 'query' | 'mutation' | 'subscription';
  document: DocumentNode;
}

const FOLDER = new URL('../', import.meta.url);

/** The text of a contract's document. */
export function readDocument(file: string): string {
  return readFileSync(new URL(file, FOLDER), 'utf8');
}

/** Every operation of the contract, screens first. */
export function contractOperations(): ContractOperation[] {
  return ['screens', 'operations'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, FOLDER))
      .sort()
      .flatMap((name) => operationsOf(`${folder}/${name}`)),
  );
}

function operationsOf(file: string): ContractOperation[] {
  const { definitions } = parse(readDocument(file));
  const fragments = new Map(
    definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  return definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => ({
      name: operation.name?.value ?? file,
      file,
      kind: operation.operation,
      document: { kind: Kind.DOCUMENT, definitions: [operation, ...fragmentsUsedBy(operation, fragments)] },
    }));
}

function fragmentsUsedBy(
  root: OperationDefinitionNode,
  fragments: Map<string, FragmentDefinitionNode>,
): FragmentDefinitionNode[] {
  const used = new Set<FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode) =>
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment === undefined || used.has(fragment)) return;
        used.add(fragment);
        follow(fragment);
      },
    });
  follow(root);
  return [...used];
}
