import type { Job } from '../../../platform/module.ts';
import { rootKeyOf } from './root-key.ts';
import { takeRootOfDay } from './take-root.ts';

/** What wakes those who take roots outside. */
export const rootTopic = 'ledger-roots';

/**
 * The ledger's root of the day, soon after midnight in Beijing. It asks every hour and takes one a day: a worker that was down
 * at midnight catches up when it runs again.
 */
export const dailyRoot: Job = {
  name: 'hours.take-root',
  cron: '5 * * * *',
  async run(tx) {
    const seed = tx.services.env.ledgerKey;
    // Production does not start a worker without one (platform/env.ts).
    if (!seed) throw new Error('No key to sign roots with.');
    const root = await takeRootOfDay({ rows: tx.sql }, rootKeyOf(seed), tx.now);
    if (root) tx.touch(rootTopic);
  },
};
