import { type DocumentNode, visit } from 'graphql';

/** Whether a document asks what there is in the schema. */
export function introspects(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name }) {
      if (name.value === '__schema' || name.value === '__type') found = true;
    },
  });
  return found;
}
