import { Ctx, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { queueFigures } from '../../../platform/jobs/queues.ts';
import { outboxFigures } from '../../../platform/outbox/outbox-figures.ts';
import { calendarStatus } from './calendar-status.ts';
import { jobStatus } from './job-status.ts';
import { lacksSystem } from './system.policy.ts';
import { SystemStatusType } from './system.type.ts';

@Resolver()
export class SystemResolver {
  /** Null to those who do not answer for the platform as a whole. */
  @Query(() => SystemStatusType, { nullable: true })
  async systemStatus(@Ctx() { actor, services }: AppContext): Promise<SystemStatusType | null> {
    if (lacksSystem(actor, 'system.read').length > 0) return null;
    const [jobs, outbox, queues] = await Promise.all([
      jobStatus(services.read),
      outboxFigures(services.read),
      queueFigures(services.read),
    ]);
    return {
      jobs,
      outbox,
      queues,
      calendar: calendarStatus(services.now()),
      canManage: verdict(lacksSystem(actor, 'system.manage')),
    };
  }
}
