import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type DocumentNode, parse, print, visit } from 'graphql';
import { graphqlLimits } from './limits.ts';

/** What `scripts/manifest.ts` writes beside the built API: one digest per operation of the apps. */
export const manifestName = 'operations.json';

/**
 * One digest for one operation, however it was written: clients add `__typename`, and put fragments in their order.
 * Shared by the build, which writes the manifest, and by the server, which compares.
 */
export function digestOf(document: DocumentNode): string {
  const bare = visit(document, { Field: (field) => (field.name.value === '__typename' ? null : undefined) });
  const parts = bare.definitions.map((definition) => print(definition)).sort();
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

/** Seen texts are remembered, so that an app's request costs one look-up; strangers' texts are not. */
export function trustedDocuments(digests: ReadonlySet<string>): (text: unknown) => boolean {
  const known = new Set<string>();
  return (text) => {
    if (typeof text !== 'string') return false;
    if (known.has(text)) return true;
    try {
      if (!digests.has(digestOf(parse(text, { maxTokens: graphqlLimits.tokens })))) return false;
    } catch {
      return false;
    }
    if (known.size < 5000) known.add(text);
    return true;
  };
}

/** Answers nothing but the operations of the built apps; refused before GraphQL sees the request (thrown there it is a 500). */
export function onlyTrustedDocuments(app: FastifyInstance, file: string): void {
  const trusted = trustedDocuments(new Set(JSON.parse(readFileSync(file, 'utf8')) as string[]));
  app.addHook('preHandler', async (request, reply) => {
    // By the route, not by the address: `/%67raphql` and `http://host/graphql` lead there, too.
    if (!graphqlRoutes.has(request.routeOptions.url ?? '') || trusted(textOf(request))) return;
    const message = '只接受平台自己的操作，请刷新页面后再试。';
    return reply.code(403).send({ errors: [{ message, extensions: { code: 'UNKNOWN_OPERATION' } }] });
  });
}

const graphqlRoutes = new Set(['/graphql', '/graphql/stream']);

/** The document of a request, read from an address as the handler reads it: what is judged is what is executed. */
export function textOf(request: FastifyRequest): unknown {
  if (request.method === 'POST') return (request.body as { query?: unknown } | null)?.query;
  const [text, ...others] = URL.parse(request.url, 'http://any/')?.searchParams.getAll('query') ?? [];
  return others.length === 0 ? text : undefined;
}
