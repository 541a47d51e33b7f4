import { pino } from 'pino';
import type { Subscriber } from '../../../platform/module.ts';
import { deliverNext } from '../../../platform/outbox/deliver.ts';
import type { World } from '../../../platform/testing/world.ts';
import { closeNotices } from '../notice/close-notices.ts';

const quiet = pino({ level: 'silent' });

/** What the worker does of itself: closes what is due and tells those who want to know. */
export async function closeAndTell(world: Pick<World, 'services'>, subscribers: readonly Subscriber[]): Promise<void> {
  while (await closeNotices.step(world.services));
  while (await deliverNext(world.services, subscribers, quiet));
}
