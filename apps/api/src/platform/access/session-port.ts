import type { Actor, AppName } from './actor.ts';

/** Who holds a session token. The tables are people's; the platform only asks. */
export interface SessionPort {
  actorOf(token: string, app: AppName): Promise<Actor | null>;
  /** Forgets what is cached of an account or of everyone. */
  stop(): void;
}
