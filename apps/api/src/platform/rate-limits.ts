import { isIP } from 'node:net';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { AppContext } from './context.ts';
import { sql } from './database/sql.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { Rate } from './use-case.ts';

/**
 * Limits by account, by address for strangers. Most are a brake of each process, so that n processes let n times as much
 * through. Those on guessing and on text messages are `shared`: counted in the database, whichever process is asked.
 */
export interface RateLimits {
  check(context: AppContext, useCase: { name: string; rate?: Rate | undefined }): Promise<Refusal | null>;
}

export function createRateLimits(factor = 1): RateLimits {
  const limiters = new Map<string, RateLimiterMemory>();
  return {
    async check(context, { name, rate }) {
      if (!rate) return null;
      const who = (context.actor ?? context.entering)?.accountId ?? networkOf(context.origin.ip);
      if (rate.shared) return checkShared(context, `${name} ${who}`, { ...rate, points: rate.points * factor });
      let limiter = limiters.get(name);
      if (!limiter) {
        limiter = new RateLimiterMemory({ points: rate.points * factor, duration: rate.seconds });
        limiters.set(name, limiter);
      }
      try {
        await limiter.consume(who);
        return null;
      } catch (rejected) {
        return tooMany((rejected as { msBeforeNext?: number }).msBeforeNext ?? 1000);
      }
    },
  };
}

/**
 * Whom an address stands for. Every home and every phone is given a whole /64 of IPv6 and may use a new address for each
 * request; a v4 address in v6's clothes is itself.
 */
export function networkOf(ip: string): string {
  const plain = ip.replace(/%.*$/, '');
  if (isIP(plain) !== 6) return ip;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain);
  if (mapped?.[1]) return mapped[1];
  const [before = '', after] = plain.split('::');
  const groups = (text: string | undefined): string[] => (text ? text.split(':') : []);
  const head = groups(before);
  // What `::` stands for; a dotted end counts for two groups.
  const tail = groups(after);
  const missing = after === undefined ? 0 : 8 - head.length - tail.length - (plain.includes('.') ? 1 : 0);
  const whole = [...head, ...Array<string>(Math.max(0, missing)).fill('0'), ...tail];
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

const tooMany = (ms: number): Refusal =>
  refuse('TOO_MANY_REQUESTS', { params: { seconds: Math.max(1, Math.ceil(ms / 1000)) } });

/** One statement outside the mutation's transaction: a refusal must not roll the count back. The key names nobody. */
async function checkShared({ services }: AppContext, subject: string, rate: Rate): Promise<Refusal | null> {
  const now = services.now();
  const until = new Date(now.getTime() + rate.seconds * 1000);
  const [count] = await services.read.rows<{ points: number; until: string }>(sql`
    insert into rate_count as r (key, points, until) values (${services.cipher.index('rate', subject)}, 1, ${until})
    on conflict (key) do update set points = case when r.until <= ${now}::timestamptz then 1 else r.points + 1 end,
      until = case when r.until <= ${now}::timestamptz then excluded.until else r.until end
    returning points, until`);
  if (!count || count.points <= rate.points) return null;
  return tooMany(new Date(count.until).getTime() - now.getTime());
}

/** Counts that ended are of no use. */
export const forgetRates = (now: Date) => sql`delete from rate_count where until < ${now}::timestamptz`;
