import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { own } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { myRequestProjection } from './certificate.projection.ts';
import {
  CertificateOfferType,
  MyCertificateRequestConnection,
  MyCertificateRequestType,
  RequestCertificateInput,
} from './certificate.type.ts';
import { offersFor } from './offers.ts';
import { requestCertificate } from './request-certificate.ts';
import { withdrawRequest } from './withdraw-request.ts';

@Resolver(() => MyCertificateRequestType)
export class MyCertificatesResolver {
  @Query(() => [CertificateOfferType], { description: 'Whom she can ask, nearest first.' })
  async certificateOffers(
    @Ctx() context: AppContext,
    @Arg('from', () => LocalDateScalar) from: string,
    @Arg('to', () => LocalDateScalar) to: string,
  ): Promise<CertificateOfferType[]> {
    const id = context.actor?.volunteerId;
    return id ? offersFor(context, id, from, to) : [];
  }

  @Query(() => MyCertificateRequestConnection, {
    description: 'Her requests, newest first, each with what was issued.',
  })
  async myCertificateRequests(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: myRequestProjection,
      reach: own('q.volunteer_id', context.actor?.volunteerId),
      order: {
        columns: [
          { sql: 'q.requested_at', type: 'timestamptz' },
          { sql: 'q.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Mutation(() => DoneResult)
  async requestCertificate(
    @Ctx() context: AppContext,
    @Arg('input', () => RequestCertificateInput) input: RequestCertificateInput,
  ) {
    return outcome('Done', await runUseCase(context, requestCertificate, { ...input }));
  }

  @Mutation(() => DoneResult)
  async withdrawCertificateRequest(@Ctx() context: AppContext, @Arg('id', () => ID) id: string) {
    return outcome('Done', await runUseCase(context, withdrawRequest, { id }));
  }
}
