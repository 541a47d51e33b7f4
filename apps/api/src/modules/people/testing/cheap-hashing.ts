import { hashAtCost } from '../session/password.ts';

/** Tests set and compare hundreds of passwords; what one costs is the matter of password.test.ts alone. */
export const cheapCost = { memoryCost: 1024, timeCost: 1, parallelism: 1 };
hashAtCost(cheapCost);
