import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import { getOperationAST, parse } from 'graphql';
import type { Actor } from '../../src/platform/access/actor.ts';
import type { Services } from '../../src/platform/context.ts';
import { newId } from '../../src/platform/ids.ts';

const document = parse('mutation ($ids: [ID!]!) { approveRecords(ids: $ids) { __typename } }');

/** As the server runs it; one that is approved already is refused, which is as good. */
export async function approveOne(
  services: Services,
  execute: GatewayExecutor,
  actor: Actor,
  id: string,
): Promise<void> {
  const origin = { requestId: newId(), app: 'admin' as const, ip: '127.0.0.1', userAgent: 'test', publicUrl: '' };
  const result = await execute({
    document,
    operationName: null,
    operation: getOperationAST(document),
    request: { variables: { ids: [id] } },
    context: { services, origin, actor, setSession: () => undefined },
  } as unknown as Parameters<GatewayExecutor>[0]);
  if (result.errors) throw new Error(result.errors.map(({ message }) => message).join());
}
