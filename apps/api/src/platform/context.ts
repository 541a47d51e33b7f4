import type { MikroORM } from '@mikro-orm/postgresql';
import type { Actor, AppName } from './access/actor.ts';
import type { Cipher } from './crypto/cipher.ts';
import type { ReadDb } from './database/read.ts';
import type { Env } from './env.ts';
import type { LiveHub } from './live/live-hub.ts';
import type { RateLimits } from './rate-limits.ts';

/** What the process holds for its whole life. */
export interface Services {
  readonly env: Env;
  readonly orm: MikroORM;
  readonly read: ReadDb;
  readonly cipher: Cipher;
  readonly live: LiveHub;
  readonly limits: RateLimits;
  /** The clock: tests set it. */
  readonly now: () => Date;
}

/** Where a request came from. Never logged together with personal data. */
export interface RequestOrigin {
  readonly requestId: string;
  readonly app: AppName;
  readonly ip: string;
  readonly userAgent: string;
  /** The random mark of a volunteer's browser; absent where no browser asks. */
  readonly device?: string | null;
  /** Base address people use, without a trailing slash. */
  readonly publicUrl: string;
}

/** One request: who asks, from where, and the cookies to set on the way out. */
export interface AppContext {
  readonly services: Services;
  readonly origin: RequestOrigin;
  /** Null when nobody is signed in. Replaced when a sign-in succeeds within the request. */
  actor: Actor | null;
  /**
   * Who is at the door: signed in, but with a second step or secrets of her own still to come. To queries and use cases
   * she is nobody, but for the few use cases that say `atTheDoor`.
   */
  readonly entering?: Actor | null;
  /** A token this browser still bears though nobody is signed in by it: only its bearer is told why it ended. */
  readonly spentToken?: string | null;
  /** Sets or clears this app's session cookie. */
  setSession(token: string | null, expiresAt?: Date): void;
}
