import { CertificateRequestState, CertificateState } from '@jinguo/schema';
import { typedNumber } from '@jinguo/schema/certificate';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { certificateProjection, requestProjection } from './certificate.projection.ts';
import {
  CertificateConnection,
  CertificateRequestConnection,
  CertificateRequestType,
  CertificateType,
} from './certificate.type.ts';
import { issueCertificate } from './issue-certificate.ts';
import { reissueCertificate } from './reissue-certificate.ts';
import { reprintCertificate } from './reprint-certificate.ts';
import { returnRequest } from './return-request.ts';
import { revokeCertificate } from './revoke-certificate.ts';

const reach = (context: AppContext) =>
  within(context.actor, 'certificate.issue', { path: 'u.path', unitId: 'u.id', county: 'u.county_code' });

@Resolver(() => CertificateRequestType)
export class CertificateRequestResolver {
  @Query(() => CertificateRequestConnection, { description: 'What waits stands oldest first; the rest newest first.' })
  async certificateRequests(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('state', () => CertificateRequestState, { nullable: true }) state?: CertificateRequestState | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: requestProjection,
      reach: reach(context),
      where: state ? sql`q.state = ${state}` : undefined,
      order: {
        columns: [
          { sql: 'q.requested_at', type: 'timestamptz' },
          { sql: 'q.id', type: 'uuid' },
        ],
        direction: state === 'REQUESTED' ? 'asc' : 'desc',
      },
      args: { first, after },
    });
  }

  @Mutation(() => DoneResult)
  async issueCertificate(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('personInCharge', () => String) personInCharge: string,
    @Arg('contact', () => String) contact: string,
    @Arg('note', () => String, { nullable: true }) note?: string | null,
  ) {
    const input = { id, version, personInCharge, contact, note };
    return outcome('Done', await runUseCase(context, issueCertificate, input));
  }

  @Mutation(() => DoneResult)
  async returnCertificateRequest(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(context, returnRequest, { id, version, reason }));
  }
}

@Resolver(() => CertificateType)
export class CertificateResolver {
  @Query(() => CertificateConnection, { description: 'Issued ones of her places, newest first.' })
  async certificates(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('state', () => CertificateState, { nullable: true }) state?: CertificateState | null,
    @Arg('number', () => String, { nullable: true, description: 'The number as it is printed.' }) number?:
      | string
      | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: certificateProjection,
      reach: reach(context),
      where: all([
        state && sql`c.state = ${state}`,
        number?.trim() && sql`c.number = ${typedNumber(number.slice(0, 60), '').number}`,
      ]),
      order: {
        columns: [
          { sql: 'c.issued_at', type: 'timestamptz' },
          { sql: 'c.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Mutation(() => DoneResult, { description: '撤销: whoever asks by its number is told so from now on.' })
  async revokeCertificate(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(context, revokeCertificate, { id, version, reason }));
  }

  @Mutation(() => DoneResult, { description: '换发: a new one for the same period; this one is superseded.' })
  async reissueCertificate(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) reason: string,
    @Arg('personInCharge', () => String) personInCharge: string,
    @Arg('contact', () => String) contact: string,
    @Arg('note', () => String, { nullable: true }) note?: string | null,
  ) {
    const input = { id, version, reason, personInCharge, contact, note };
    return outcome('Done', await runUseCase(context, reissueCertificate, input));
  }

  @Mutation(() => DoneResult, { description: '重新生成: a sheet that could not be printed is printed once more.' })
  async reprintCertificate(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
  ) {
    return outcome('Done', await runUseCase(context, reprintCertificate, { id, version }));
  }
}
