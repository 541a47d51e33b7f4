import type { World } from './world.ts';

/** What happens on a platform that sends no text messages (SMS_GATEWAY=none). */
export async function withoutTexts<T>({ services }: Pick<World, 'services'>, work: () => Promise<T>): Promise<T> {
  const env = services.env as { textMessages: boolean };
  env.textMessages = false;
  try {
    return await work();
  } finally {
    env.textMessages = true;
  }
}
