import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefinitionNode, type DocumentNode, Kind, parse, visit } from 'graphql';

/** Each operation with the fragments it needs, as a client sends it. */
export function operationsOf(folder: string): DocumentNode[] {
  const definitions = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .flatMap((name) => documentsIn(join(folder, name)))
    .flatMap((text) => parse(text).definitions);
  const fragments = new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  );
  return definitions
    .filter((one) => one.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => ({ kind: Kind.DOCUMENT, definitions: [operation, ...neededBy(operation, fragments)] }));
}

/** A `.graphql` file, or what stands in a source as gql`…` (the shared package has no generated documents). */
function documentsIn(file: string): string[] {
  if (file.endsWith('.graphql')) return [readFileSync(file, 'utf8')];
  if (!/(?<!\.test)\.(ts|vue)$/.test(file) || /[\\/]gql[\\/]/.test(file)) return [];
  return [...readFileSync(file, 'utf8').matchAll(/\bgql`([^`$]+)`/g)].map(([, text]) => text ?? '');
}

function neededBy(start: DefinitionNode, fragments: ReadonlyMap<string, DefinitionNode>): DefinitionNode[] {
  const found = new Set<DefinitionNode>();
  const look = (definition: DefinitionNode): void =>
    void visit(definition, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (!fragment || found.has(fragment)) return;
        found.add(fragment);
        look(fragment);
      },
    });
  look(start);
  return [...found];
}
