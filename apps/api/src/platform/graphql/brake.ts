import { sentenceOf } from '@jinguo/schema';
import { GraphQLError } from 'graphql';
import type { AppContext } from '../context.ts';

/** Public queries can be asked by anyone: a limit by account or address, as an error since a query has no refusal. */
export async function brake(
  context: AppContext,
  name: string,
  rate: { points: number; seconds: number },
): Promise<void> {
  const refusal = await context.services.limits.check(context, { name: `query.${name}`, rate });
  const [reason] = refusal?.reasons ?? [];
  if (reason) throw new GraphQLError(sentenceOf(reason), { extensions: { code: reason.code } });
}
