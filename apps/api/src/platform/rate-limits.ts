import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { AppContext } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Limits by account and by address. In memory per process: a brake on guessing, the locks in the database hold the line. */
export interface RateLimits {
  check(
    context: AppContext,
    useCase: { name: string; rate?: { points: number; seconds: number } | undefined },
  ): Promise<Refusal | null>;
}

export function createRateLimits(factor = 1): RateLimits {
  const limiters = new Map<string, RateLimiterMemory>();
  return {
    async check(context, { name, rate }) {
      if (!rate) return null;
      let limiter = limiters.get(name);
      if (!limiter) {
        limiter = new RateLimiterMemory({ points: rate.points * factor, duration: rate.seconds });
        limiters.set(name, limiter);
      }
      try {
        await limiter.consume(context.actor?.accountId ?? context.origin.ip);
        return null;
      } catch (rejected) {
        const wait = (rejected as { msBeforeNext?: number }).msBeforeNext ?? 1000;
        return refuse('TOO_MANY_REQUESTS', { params: { seconds: Math.max(1, Math.ceil(wait / 1000)) } });
      }
    },
  };
}
