import { RestorationState } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { FactorResult } from '../session/keys.type.ts';
import { beginRestoration } from './begin-restoration.ts';
import { cancelRestoration } from './cancel-restoration.ts';
import { confirmRestoration } from './confirm-restoration.ts';
import { openRestoration } from './open-restoration.ts';
import { restorationProjection } from './restoration.projection.ts';
import {
  OpenRestorationInput,
  RestorationConnection,
  RestorationLinkResult,
  RestorationSecretsResult,
} from './restoration.type.ts';
import { restoreAccount } from './restore-account.ts';

@Resolver()
export class RestorationResolver {
  @Query(() => RestorationConnection)
  async restorations(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('state', () => RestorationState, { nullable: true }) state?: RestorationState | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: restorationProjection,
      reach: within(context.actor, 'account.restore', { path: 'u.path', unitId: 'r.unit_id', county: 'r.county_code' }),
      where: state ? sql`r.state = ${state}` : undefined,
      order: {
        columns: [
          { sql: 'r.opened_at', type: 'timestamptz' },
          { sql: 'r.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Mutation(() => DoneResult)
  async openRestoration(
    @Ctx() context: AppContext,
    @Arg('input', () => OpenRestorationInput) input: OpenRestorationInput,
  ) {
    return outcome('Done', await runUseCase(context, openRestoration, { ...input }));
  }

  @Mutation(() => RestorationLinkResult)
  async confirmRestoration(@Ctx() context: AppContext, @Arg('id', () => ID) id: string) {
    return outcome('RestorationLink', await runUseCase(context, confirmRestoration, { id }));
  }

  @Mutation(() => DoneResult)
  async cancelRestoration(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(context, cancelRestoration, { id, reason }));
  }

  @Mutation(() => RestorationSecretsResult)
  async beginRestoration(@Ctx() context: AppContext, @Arg('token', () => String) token: string) {
    return outcome('RestorationSecrets', await runUseCase(context, beginRestoration, { token }));
  }

  @Mutation(() => FactorResult)
  async restoreAccount(
    @Ctx() context: AppContext,
    @Arg('token', () => String) token: string,
    @Arg('password', () => String) password: string,
    @Arg('code', () => String, { nullable: true, description: 'Six digits of the new authenticator.' })
    code?: string | null,
  ) {
    return outcome('FactorSet', await runUseCase(context, restoreAccount, { token, password, code }));
  }
}
