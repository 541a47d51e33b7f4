import { ConsentPurpose } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { everyone } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { column, object, projection } from '../../../platform/projection/fields.ts';
import { readAll } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { PrivacyNoticeType, PublishNoticeInput } from './consent.type.ts';
import { noticeInForce } from './notice-in-force.ts';
import { publishNotice } from './publish-notice.ts';
import { setConsent } from './set-consent.ts';
import { withdrawNotice } from './withdraw-notice.ts';

const noticeProjection = projection({
  name: 'privacy-notice',
  from: 'privacy_notice n',
  fields: {
    version: column('n.version'),
    title: column('n.title'),
    body: column('n.body'),
    english: object({ title: column('n.title_en'), body: column('n.body_en') }, { presence: 'n.title_en' }),
    publishedAt: column('n.published_at'),
  },
});

@Resolver()
export class ConsentResolver {
  @Query(() => PrivacyNoticeType, { description: 'The notice in force.' })
  async privacyNotice(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PrivacyNoticeType | undefined> {
    const reach = everyone('the notice is read before anybody is known');
    const where = sql`n.version = ${noticeInForce(context.services.now())}`;
    const [notice] = await readAll<PrivacyNoticeType>(context, info, {
      projection: noticeProjection,
      reach,
      where,
      orderBy: 'n.version',
      limit: 1,
    });
    return notice;
  }

  @Mutation(() => DoneResult)
  async setConsent(
    @Ctx() context: AppContext,
    @Arg('purpose', () => ConsentPurpose) purpose: ConsentPurpose,
    @Arg('given', () => Boolean) given: boolean,
    @Arg('noticeVersion', () => String) noticeVersion: string,
  ) {
    return outcome('Done', await runUseCase(context, setConsent, { purpose, given, noticeVersion }));
  }

  @Mutation(() => DoneResult, { description: 'A new version of the notice; its id is the version.' })
  async publishNotice(@Ctx() context: AppContext, @Arg('input', () => PublishNoticeInput) input: PublishNoticeInput) {
    return outcome('Done', await runUseCase(context, publishNotice, input));
  }

  @Mutation(() => DoneResult, { description: 'Takes back a version whose day has not come.' })
  async withdrawNotice(@Ctx() context: AppContext, @Arg('version', () => String) version: string) {
    return outcome('Done', await runUseCase(context, withdrawNotice, { version }));
  }
}
