import pino from 'pino';
import type { Actor } from '../../../platform/access/actor.ts';
import { deliverNext } from '../../../platform/outbox/deliver.ts';
import { testModules } from '../../activity/testing/modules.ts';
import type { Scene } from '../../activity/testing/scene.ts';
import { hoursModule } from '../../hours/index.ts';
import { notificationModule } from '../notification.module.ts';

/** What a scene needs beside its own modules for people to be told of attendance and hours. */
export const toldModules = [hoursModule, notificationModule] as const;
const subscribers = [...testModules, ...toldModules].flatMap((module) => module.subscribers ?? []);
const log = pino({ level: 'silent' });

interface Message {
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  readonly link: string | null;
}

/** Delivers what waits in the outbox, as the worker does. */
export async function deliverAll({ world }: Scene): Promise<void> {
  while (await deliverNext(world.services, subscribers, log));
}

/** The newest messages in her inbox. */
export async function inboxOf(scene: Scene, actor: Actor): Promise<Message[]> {
  const { inbox } = await scene.ask<{ inbox: { edges: { node: Message }[] } }>(
    actor,
    '{ inbox(first: 20) { edges { node { kind title body link } } } }',
  );
  return inbox.edges.map((edge) => edge.node);
}
